package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Overflow;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** No mailbox keeps a parent from learning what became of its children. */
@ExtendWith(QuietLogs.class)
class LostChildrenTest {

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final Inbox<Object> inbox = new Inbox<>();
    private final List<ActorRef<String>> children = new ArrayList<>();

    /** Waits at each gate that it gets; logs which children it loses. */
    private final class Parent extends Actor<Object> {

        Parent(int count) {
            var stops = ActorOptions.defaults().supervision(Supervision.stop());
            Handler<String> failing =
                    message -> {
                        throw new IllegalArgumentException(message);
                    };
            for (int i = 0; i < count; i++) {
                children.add(context().spawn("c" + i, Actor.of(failing), stops));
            }
        }

        @Override
        protected void receive(Object message) throws Exception {
            if (message instanceof Gate gate) {
                gate.pass();
            }
        }

        @Override
        protected void onSignal(Signal signal) {
            if (signal instanceof Signal.ChildFailed(var child, _)) {
                inbox.tell(child.name());
            }
        }
    }

    private ActorRef<Object> parent(int count, MailboxOptions mailbox) {
        var options = ActorOptions.defaults().mailbox(mailbox);
        return system.spawn("parent", () -> new Parent(count), options);
    }

    private Gate keepBusy(ActorRef<Object> parent) throws InterruptedException {
        var gate = new Gate();
        parent.tell(gate);
        gate.awaitEntered();
        return gate;
    }

    private void loseAll() {
        children.forEach(child -> child.tell("fail"));
        children.forEach(ActorRef::join);
    }

    @ParameterizedTest
    @EnumSource(Overflow.class)
    void shouldLearnOfThemThoughTheMailboxIsFull(Overflow overflow) throws Exception {
        ActorRef<Object> parent = parent(1, MailboxOptions.bounded(2, overflow));
        Gate gate = keepBusy(parent);
        List.of("a", "b").forEach(parent::tell);

        loseAll();
        gate.open();

        assertThat(inbox.await(1)).containsExactly("c0");
    }

    @Test
    void shouldLearnOfThemThoughOldMessagesAreDropped() throws Exception {
        ActorRef<Object> parent = parent(3, MailboxOptions.bounded(2, Overflow.DROP_OLDEST));
        Gate first = keepBusy(parent);
        var second = new Gate();
        parent.tell(second);

        loseAll();
        first.open();
        second.awaitEntered();
        IntStream.range(0, 10).forEach(parent::tell);
        second.open();

        assertThat(inbox.await(3)).containsExactlyInAnyOrder("c0", "c1", "c2");
    }

    @Test
    void shouldLearnOfMoreThanTheMailboxCanHold() throws Exception {
        ActorRef<Object> parent = parent(100, MailboxOptions.bounded(1));
        Gate gate = keepBusy(parent);

        loseAll();
        gate.open();

        await().untilAsserted(() -> assertThat(inbox.messages()).hasSize(100));
    }

    @Test
    void shouldLearnOfThemThoughMessagesHavePriorities() throws Exception {
        ActorRef<Object> parent =
                parent(
                        2,
                        MailboxOptions.bounded(10)
                                .withPriority(m -> m instanceof Gate ? 1 : (int) m));
        Gate gate = keepBusy(parent);
        List.of(7, 8).forEach(parent::tell);

        loseAll();
        gate.open();

        assertThat(inbox.await(2)).containsExactlyInAnyOrder("c0", "c1");
    }
}
