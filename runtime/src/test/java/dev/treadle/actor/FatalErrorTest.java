package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.DeadLetter.Reason;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;

/** An Error stops the actor that it hits, is not hidden, and hits nobody else. */
@ExtendWith(QuietLogs.class)
class FatalErrorTest {

    @AutoClose private final Uncaught uncaught = new Uncaught();
    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);

    private ActorRef<String> spawn(Error error, Supervision supervision) {
        return system.spawn(
                "actor",
                Actor.of(_ -> {
                    throw error;
                }),
                ActorOptions.defaults().supervision(supervision));
    }

    @Test
    void shouldStopTheActorAndReachTheUncaughtExceptionHandler() {
        var error = new AssertionError("on purpose");
        ActorRef<String> actor = spawn(error, Supervision.resume());

        List.of("a", "b").forEach(actor::tell);
        actor.join();

        assertThat(uncaught.await(1)).containsExactly(error);
        assertThat(letters.messages(Reason.FAILED)).containsExactly("a");
    }

    @Test
    void shouldLeaveTheSystemAlive() {
        int more = 3 * Runtime.getRuntime().availableProcessors();
        for (int i = 0; i < more; i++) {
            ActorRef<String> actor = spawn(new StackOverflowError(), Supervision.restart());
            actor.tell("a");
            actor.join();
        }

        var inbox = new Inbox<String>();
        system.spawn("other", Actor.of(inbox::tell)).tell("fine");
        assertThat(inbox.await(1)).containsExactly("fine");
    }

    @Test
    void shouldStopTheActorThoughTheUncaughtExceptionHandlerThrows() {
        Thread.setDefaultUncaughtExceptionHandler((_, _) -> {
            throw new AssertionError("on purpose too");
        });
        ActorRef<String> actor = spawn(new AssertionError("on purpose"), Supervision.restart());

        actor.tell("a");
        actor.join();
    }

    @Test
    void shouldEndAnAskAtOnce() {
        var error = new LinkageError("on purpose");
        ActorRef<String> actor = spawn(error, Supervision.restart());

        assertThatThrownBy(() -> actor.ask(_ -> "a").await())
                .isInstanceOf(AskException.class)
                .hasCause(error);
    }

    @Test
    void shouldStopALoopingActorToo() {
        var error = new AssertionError("on purpose");
        ActorRef<String> actor =
                system.spawn(
                        "actor",
                        Actor.looping(self -> {
                            self.receive();
                            throw error;
                        }));

        List.of("a", "b").forEach(actor::tell);
        actor.join();

        assertThat(uncaught.await(1)).containsExactly(error);
        assertThat(letters.messages(Reason.FAILED)).containsExactly("a");
    }
}
