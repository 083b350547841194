package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.treadle.actor.DeadLetter.Reason;
import dev.treadle.mailbox.MailboxOptions;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Senders to a full mailbox wait for room; none is lost, none overtakes itself. */
class BackpressureTest {

    private static final int EACH = 5_000;

    /** The number of its sender, and its number among that sender's. */
    private record Numbered(int sender, int number) {}

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final Inbox<Numbered> inbox = new Inbox<>();
    private final ActorRef<Numbered> small =
            system.spawn(
                    "small",
                    Actor.of(inbox::tell),
                    ActorOptions.defaults().mailbox(MailboxOptions.bounded(3)));

    private void send(int sender) {
        for (int i = 0; i < EACH; i++) {
            small.tell(new Numbered(sender, i));
        }
    }

    private void assertAllArriveInOrder(int senders) {
        inbox.await(senders * EACH);
        var next = new int[senders];
        for (Numbered each : inbox.messages()) {
            assertThat(each.number()).isEqualTo(next[each.sender()]++);
        }
        assertThat(next).containsOnly(EACH);
        assertThat(letters.all()).isEmpty();
    }

    @Test
    void shouldHoldFor4PlatformThreads() {
        for (int i = 0; i < 4; i++) {
            int sender = i;
            Thread.ofPlatform().start(() -> send(sender));
        }
        assertAllArriveInOrder(4);
    }

    @Test
    void shouldHoldFor20VirtualThreads() {
        for (int i = 0; i < 20; i++) {
            int sender = i;
            Clients.start(() -> send(sender));
        }
        assertAllArriveInOrder(20);
    }

    @Test
    void shouldHoldFor20Actors() {
        for (int i = 0; i < 20; i++) {
            system.spawn(Actor.<Integer>of(this::send)).tell(i);
        }
        assertAllArriveInOrder(20);
    }

    @Test
    void shouldHoldFor20LoopingActors() {
        for (int i = 0; i < 20; i++) {
            int sender = i;
            system.spawn(Actor.looping(_ -> send(sender)));
        }
        assertAllArriveInOrder(20);
    }

    @Test
    void shouldHoldForSendersOfAllKindsAtOnce() {
        List<Consumer<Runnable>> kinds =
                List.of(
                        task -> Thread.ofPlatform().start(task),
                        task -> Thread.ofVirtual().start(task),
                        task -> system.spawn(Actor.<Runnable>of(Runnable::run)).tell(task),
                        task -> system.spawn(Actor.looping(_ -> task.run())));
        for (int i = 0; i < 12; i++) {
            int sender = i;
            kinds.get(i % 4).accept(() -> send(sender));
        }
        assertAllArriveInOrder(12);
    }

    @Test
    void shouldLetGoOfThoseThatWaitForAnActorThatIsClosed() throws Exception {
        assertLetsGo(ActorRef::close);
    }

    @Test
    void shouldLetGoOfThoseThatWaitForAnActorThatIsStopped() throws Exception {
        assertLetsGo(ActorRef::stop);
    }

    private void assertLetsGo(Consumer<ActorRef<?>> end) throws Exception {
        var gate = new Gate();
        ActorRef<Integer> full =
                system.spawn(
                        "full",
                        Actor.of(_ -> gate.passInAnyCase()),
                        ActorOptions.defaults().mailbox(MailboxOptions.bounded(1)));
        full.tell(0);
        gate.awaitEntered();
        full.tell(1);
        List<Thread> senders = new ArrayList<>();
        for (int i = 2; i < 6; i++) {
            int number = i;
            senders.add(Thread.ofPlatform().start(() -> full.tell(number)));
        }
        await().until(() -> senders.stream().allMatch(BackpressureTest::waits));

        end.accept(full);
        for (Thread sender : senders) {
            sender.join();
        }

        assertThat(letters.messages(Reason.CLOSED)).containsExactlyInAnyOrder(2, 3, 4, 5);
        gate.open();
    }

    private static boolean waits(Thread thread) {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING -> true;
            case NEW, RUNNABLE, BLOCKED, TERMINATED -> false;
        };
    }
}
