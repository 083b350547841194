package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorOptions;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.DeadLetter;
import dev.treadle.actor.MessageAdapter;
import dev.treadle.actor.SystemOptions;
import dev.treadle.mailbox.Item;
import dev.treadle.mailbox.Mailbox;
import dev.treadle.mailbox.MailboxFullException;
import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Overflow;
import dev.treadle.mailbox.Select;
import dev.treadle.mailbox.Selection;
import dev.treadle.mailbox.WorkQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** The programs of docs/guide/mailboxes-and-backpressure.md. */
@ExtendWith(QuietLogs.class)
class MailboxesTest {

    private final Page page = Page.of("docs/guide/mailboxes-and-backpressure.md");
    private final ActorSystem system = ActorSystem.create("works");
    private final CountDownLatch busy = new CountDownLatch(1);
    private final CountDownLatch ready = new CountDownLatch(1);
    private final List<Object> handled = new CopyOnWriteArrayList<>();
    private final List<DeadLetter> letters = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        ready.countDown();
        system.close();
    }

    /** {@return an actor that is at its first message, 0, and does not come to the next yet} */
    private ActorRef<Integer> busyActor(MailboxOptions mailbox) throws InterruptedException {
        system.deadLetters().attach(letters::add);
        ActorRef<Integer> slow =
                system.spawn(
                        "slow",
                        Actor.of(message -> {
                            busy.countDown();
                            ready.await();
                            handled.add(message);
                        }),
                        ActorOptions.defaults().mailbox(mailbox));
        slow.tell(0);
        busy.await();
        return slow;
    }

    private void end(ActorRef<?> actor) {
        ready.countDown();
        actor.close();
        actor.join();
    }

    @Test
    void shouldChooseAMailbox() {
        // tag::options
        var patient = MailboxOptions.bounded(1_000); // senders wait when it is full
        var strict = MailboxOptions.bounded(1_000, Overflow.FAIL);
        var newest = MailboxOptions.bounded(1_000, Overflow.DROP_OLDEST);
        var endless = MailboxOptions.unbounded();

        var options = SystemOptions.defaults().mailbox(patient);
        try (var system = ActorSystem.create("works", options)) {
            ActorRef<String> clerk =
                    system.spawn(
                            "clerk",
                            Actor.of(IO::println),
                            ActorOptions.defaults().mailbox(strict));
            clerk.tell("one of at most 1,000");
        }
        // end::options
        assertThat(newest).hasToString("bounded to 1000, DROP_OLDEST");
        assertThat(endless).hasToString("unbounded, BLOCK");
    }

    @Test
    void shouldMakeTheSenderWait() throws Exception {
        ActorRef<Integer> slow = busyActor(MailboxOptions.bounded(2));
        Thread sender =
                Thread.startVirtualThread(() -> {
                    for (int n = 1; n <= 10; n++) {
                        slow.tell(n);
                    }
                });

        ready.countDown();
        sender.join();
        end(slow);

        assertThat(handled).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(letters).isEmpty();
    }

    @Test
    void shouldFail() throws Exception {
        ActorRef<Integer> slow = busyActor(MailboxOptions.bounded(1, Overflow.FAIL));
        slow.tell(1);

        assertThatThrownBy(() -> slow.tell(2))
                .isInstanceOf(MailboxFullException.class)
                .satisfies(e -> page.shouldQuote(e.getMessage()));
        assertThat(letters.getFirst().reason()).isEqualTo(DeadLetter.Reason.MAILBOX_FULL);
    }

    @Test
    void shouldDropTheOldest() throws Exception {
        ActorRef<Integer> slow = busyActor(MailboxOptions.bounded(2, Overflow.DROP_OLDEST));
        slow.tell(1);
        slow.tell(2);
        slow.tell(3);
        end(slow);

        assertThat(handled).containsExactly(0, 2, 3);
        assertThat(letters.getFirst().message()).isEqualTo(1);
        assertThat(letters.getFirst().reason()).isEqualTo(DeadLetter.Reason.DROPPED);
    }

    @Test
    void shouldOfferWithoutWaiting() throws Exception {
        ActorRef<Integer> slow = busyActor(MailboxOptions.bounded(1));
        // tag::offer
        boolean first = slow.offer(1); // there is room for one
        boolean second = slow.offer(2); // not taken, and no dead letter
        // end::offer
        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(letters).isEmpty();
    }

    @Test
    void shouldComeOutByPriority() throws Exception {
        // tag::priority
        var largestFirst = MailboxOptions.bounded(1_000).withPriority(message -> (Integer) message);
        // end::priority
        ActorRef<Integer> slow = busyActor(largestFirst);
        for (int n : List.of(3, 1, 5)) {
            slow.tell(n);
        }
        end(slow);

        assertThat(handled).containsExactly(0, 5, 3, 1);
    }

    /** Sends itself two messages for each one. */
    static final class Flood extends Actor<Integer> {
        @Override
        protected void receive(Integer message) {
            self().tell(message + 1);
            self().tell(message + 1);
        }
    }

    @Test
    void shouldSayNoAtTheCeiling() {
        system.deadLetters().attach(letters::add);
        // tag::ceiling
        var options = ActorOptions.defaults().mailbox(MailboxOptions.bounded(10));
        ActorRef<Integer> flood = system.spawn("flood", Flood::new, options);
        flood.tell(0);
        // end::ceiling
        flood.join(); // failed too often: more than 10 times in 10 seconds

        DeadLetter refused =
                letters.stream()
                        .filter(each -> each.reason() == DeadLetter.Reason.CEILING)
                        .findFirst()
                        .orElseThrow();
        assertThat(refused.recipient()).isEqualTo("works/flood");
        DeadLetter failed =
                letters.stream()
                        .filter(each -> each.reason() == DeadLetter.Reason.FAILED)
                        .findFirst()
                        .orElseThrow();
        page.shouldQuote(failed.cause().orElseThrow().getMessage());
    }

    @Test
    void shouldShareWork() throws Exception {
        List<String> done = new CopyOnWriteArrayList<>();
        // tag::work-queue
        WorkQueue<String> jobs = WorkQueue.bounded(100);
        Thread consumer =
                Thread.startVirtualThread(() -> {
                    for (String job : jobs) { // ends when the queue is closed and used up
                        done.add(job);
                    }
                });
        jobs.put("sweep"); // waits while the queue is full
        jobs.put("wash");
        jobs.close();
        consumer.join();
        // end::work-queue
        assertThat(done).containsExactly("sweep", "wash");
    }

    @Test
    void shouldSelect() throws Exception {
        List<String> done = new CopyOnWriteArrayList<>();
        // tag::select
        Mailbox<String> orders = Mailbox.create(MailboxOptions.bounded(100));
        WorkQueue<String> jobs = WorkQueue.bounded(100);
        orders.tell("tea"); // from any thread, as jobs.put("sweep")

        Selection both =
                Select.on(orders, order -> done.add("order " + order))
                        .on(jobs, job -> done.add("job " + job));
        both.next(); // waits for whichever comes first, and handles it on this thread
        // end::select
        jobs.put("sweep");
        both.next();
        assertThat(done).containsExactly("order tea", "job sweep");
    }

    @Test
    void shouldSayWhenAnItemIsDone() throws Exception {
        WorkQueue<String> jobs = WorkQueue.bounded(100);
        Thread producer =
                Thread.startVirtualThread(() -> {
                    try {
                        jobs.putAndAwait("sweep");
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        Item<String> job = jobs.takeItem();
        assertThat(producer.join(Duration.ofMillis(50))).isFalse();
        job.done();
        producer.join();

        jobs.put("wash");
        assertThat(jobs.take()).isEqualTo("wash");
        assertThat(jobs.join(Duration.ZERO)).isFalse();
        jobs.taskDone();
        jobs.join();
    }

    /** Adapts text, and does not come to its second message yet. */
    private final class Adapting extends Actor<Integer> {
        Adapting(CompletableFuture<MessageAdapter<String>> adapter) {
            adapter.complete(context().messageAdapter(Integer::parseInt));
        }

        @Override
        protected void receive(Integer message) throws InterruptedException {
            busy.countDown();
            ready.await();
            handled.add(message);
        }
    }

    @Test
    void shouldMakeWhoSendsToAnAdapterWait() throws Exception {
        var made = new CompletableFuture<MessageAdapter<String>>();
        var options = ActorOptions.defaults().mailbox(MailboxOptions.bounded(1));
        ActorRef<Integer> slow = system.spawn("slow", () -> new Adapting(made), options);
        slow.tell(0);
        busy.await();
        MessageAdapter<String> adapter = made.join();
        adapter.tell("1");

        assertThat(adapter.offer("3")).isFalse();
        Thread sender = Thread.startVirtualThread(() -> adapter.tell("2"));
        assertThat(sender.join(Duration.ofMillis(50))).isFalse();
        ready.countDown();
        sender.join();
        end(slow);

        assertThat(handled).containsExactly(0, 1, 2);
    }

    @Test
    void shouldRefuseANegativeCapacity() {
        assertThatThrownBy(() -> MailboxOptions.bounded(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> page.shouldQuote(e.getMessage()));
    }
}
