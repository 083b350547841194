package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who asks for it is called when an actor has ended. */
@ExtendWith(QuietLogs.class)
class TerminationCallbackTest {

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final ActorRef<String> actor = system.spawn("actor", Actor.of(_ -> {}));
    private final Inbox<String> inbox = new Inbox<>();

    @Test
    void shouldBeCalledAtTheEnd() {
        actor.whenTerminated(() -> inbox.tell("ended " + actor.isTerminated()));
        assertThat(inbox.messages()).isEmpty();

        actor.close();

        assertThat(inbox.await(1)).containsExactly("ended true");
    }

    @Test
    void shouldBeCalledAtOnceAfterTheEnd() {
        actor.close();
        actor.join();

        actor.whenTerminated(() -> inbox.tell("ended"));

        assertThat(inbox.messages()).containsExactly("ended");
    }

    @Test
    void shouldNotBeCalledOnceItWasForgotten() {
        var subscription = actor.whenTerminated(() -> inbox.tell("forgotten"));
        actor.whenTerminated(() -> inbox.tell("kept"));

        subscription.close();
        actor.close();
        actor.join();

        assertThat(inbox.await(1)).containsExactly("kept");
    }

    @Test
    void shouldNotKeepTheOthersFromBeingCalledIfItThrows() {
        actor.whenTerminated(() -> {
            throw new AssertionError("on purpose");
        });
        actor.whenTerminated(() -> inbox.tell("second"));

        actor.close();
        assertThat(inbox.await(1)).containsExactly("second");
        var letters = new DeadLetterBox(system);
        actor.tell("to nobody");
        assertThat(letters.only().message()).isEqualTo("to nobody");
    }
}
