package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.DeadLetter.Reason;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;

/** Actors made of behaviors that name the next one. */
@ExtendWith(QuietLogs.class)
class BehaviorTest {

    private record Question(ReplyTo<String> replyTo) {}

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final Inbox<Object> inbox = new Inbox<>();

    private Behavior<Object> closed() {
        return (_, message) ->
                switch (message.toString()) {
                    case "open" -> open(0);
                    case "end" -> Behavior.stopped();
                    case "fail" -> throw new IllegalStateException("on purpose");
                    default -> Behavior.unhandled();
                };
    }

    private Behavior<Object> open(int count) {
        return (context, message) -> {
            inbox.tell(context.self().name() + " " + message + " " + count);
            return message.equals("close") ? closed() : open(count + 1);
        };
    }

    private final ActorRef<Object> door = system.spawn("door", Actor.behaving(closed()));

    private void tell(Object... messages) {
        List.of(messages).forEach(door::tell);
    }

    @Test
    void shouldHandleEachMessageByWhatTheOneBeforeReturned() {
        tell("open", "a", "b", "close", "open", "c");

        assertThat(inbox.await(4))
                .containsExactly("door a 0", "door b 1", "door close 2", "door c 0");
    }

    @Test
    void shouldMakeDeadLettersOfWhatAStateDoesNotHandle() {
        tell("a", "open", "b");

        inbox.await(1);
        assertThat(letters.only().reason()).isEqualTo(Reason.UNHANDLED);
        assertThat(letters.only().cause())
                .get()
                .extracting(Throwable::getMessage)
                .isEqualTo("bank/door does not handle a in its present state");
        assertThatThrownBy(
                        () -> {
                            door.tell("close");
                            door.ask(String.class, Question::new).await();
                        })
                .hasMessageContaining("it did not handle it");
    }

    @Test
    void shouldEndNormally() {
        tell("end", "a");
        door.join();

        assertThat(door.exitReason()).contains(new ExitReason.Normal());
        assertThat(letters.only().message()).isEqualTo("a");
    }

    @Test
    void shouldBeginAnewAfterARestart() {
        tell("open", "a", "close", "fail", "b", "open", "c");

        assertThat(inbox.await(3)).containsExactly("door a 0", "door close 1", "door c 0");
    }

    @Test
    void shouldMakeStateForEachInstance() {
        Behavior<Object> counting =
                Behavior.setup(context -> {
                    inbox.tell("made " + context.self().name());
                    int[] count = new int[1];
                    return (_, message) -> {
                        if (message.equals("fail")) {
                            throw new IllegalStateException("on purpose");
                        }
                        inbox.tell(message + " " + ++count[0]);
                        return Behavior.same();
                    };
                });
        ActorRef<Object> counter = system.spawn("counter", Actor.behaving(counting));

        List.of("a", "b", "fail", "c").forEach(counter::tell);

        assertThat(inbox.await(5))
                .containsExactly("made counter", "a 1", "b 2", "made counter", "c 1");
    }

    @Test
    void shouldHearSignals() {
        Behavior<Object> waiting =
                new Behavior<>() {
                    @Override
                    public Behavior<Object> receive(ActorContext<Object> context, Object message) {
                        context.watch(door);
                        return Behavior.same();
                    }

                    @Override
                    public Behavior<Object> onSignal(ActorContext<Object> context, Signal signal) {
                        inbox.tell(signal.getClass().getSimpleName());
                        return signal instanceof Signal.Terminated ? open(0) : Behavior.same();
                    }
                };
        ActorRef<Object> watcher = system.spawn("watcher", Actor.behaving(waiting));
        watcher.tell("watch");

        door.close();
        inbox.await(2);
        watcher.tell("a");

        assertThat(inbox.await(3)).containsExactly("Started", "Terminated", "watcher a 0");
    }

    @Test
    void shouldSayWhatIsWrong() {
        assertThatThrownBy(() -> system.spawn("none", Actor.behaving(Behavior.same())))
                .hasMessageContaining(
                        "bank/none cannot begin as SAME; give it a behavior that handles messages");
    }
}
