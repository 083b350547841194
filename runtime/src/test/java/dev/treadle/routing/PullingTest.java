package dev.treadle.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorFactory;
import dev.treadle.actor.ActorOptions;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.AskException;
import dev.treadle.actor.DeadLetter;
import dev.treadle.actor.ReplyTo;
import dev.treadle.actor.Supervision;
import dev.treadle.scheduler.Result;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A message waits for the first routee that has time, and no message for a slow one. */
class PullingTest {

    record Job(int number, ReplyTo<Integer> replyTo) {
        static Job of(int number) {
            return new Job(number, null);
        }
    }

    private final List<DeadLetter> deadLetters = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Integer> done = new ConcurrentLinkedQueue<>();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AutoClose private final ActorSystem system = system();

    private ActorSystem system() {
        ActorSystem made = ActorSystem.create("routing");
        made.deadLetters().attach(deadLetters::add);
        return made;
    }

    /** Number 0 waits at the gate, -1 even if it is killed, 13 fails, 99 stops who has it. */
    private final class Member extends Actor<Job> {
        @Override
        protected void receive(Job job) throws InterruptedException {
            switch (job.number()) {
                case 0 -> gate.await();
                case -1 -> holdOut();
                case 13 -> throw new IllegalStateException("expected by the test");
                case 99 -> self().stop();
                default -> {}
            }
            done.add(job.number());
            if (job.replyTo() != null) {
                job.replyTo().tell(job.number());
            }
        }
    }

    private void holdOut() {
        while (gate.getCount() > 0) {
            try {
                gate.await();
            } catch (InterruptedException e) {
                // as a handler that swallows it
            }
        }
    }

    private Router<Job> pool(int size, PullOptions options) {
        return Router.pulling(system, "pool", size, Member::new, options);
    }

    @Test
    void shouldGiveNothingToWhoIsBusy() {
        Router<Job> pool = pool(2, PullOptions.defaults());
        pool.tell(Job.of(0));

        IntStream.rangeClosed(20, 60).forEach(i -> pool.tell(Job.of(i)));

        await().until(() -> done.size() == 41); // none of them waits behind job 0
        gate.countDown();
        await().until(() -> done.size() == 42);
    }

    @Test
    void shouldMakeSendersWaitWhenAllAreBusyAndTheBufferIsFull() throws Exception {
        Router<Job> pool = pool(1, PullOptions.defaults().buffer(2));
        var sent = new AtomicInteger();
        Thread sender =
                Thread.startVirtualThread(() -> {
                    for (int i = 0; i < 20; i++) {
                        pool.tell(Job.of(i == 0 ? 0 : 20 + i));
                        sent.incrementAndGet();
                    }
                });
        await().until(() ->
                sender.getState() == Thread.State.WAITING
                        || sender.getState() == Thread.State.TIMED_WAITING);
        await().during(Duration.ofMillis(50)).until(() -> sent.get() <= 4);
        assertThat(pool.offer(Job.of(1))).isFalse();

        gate.countDown();

        sender.join();
        await().until(() -> done.size() == 20);
    }

    private record TimeLeft(ReplyTo<Optional<Duration>> replyTo) {}

    @Test
    void shouldPassOnHowLongTheAskerWaits() {
        ActorFactory<TimeLeft> telling =
                () ->
                        new Actor<>() {
                            @Override
                            protected void receive(TimeLeft question) {
                                question.replyTo().tell(context().timeLeft());
                            }
                        };
        Router<TimeLeft> pool = Router.pulling(system, "pool", 1, telling, PullOptions.defaults());
        Duration hour = Duration.ofHours(1);

        Result<Optional<Duration>> left = pool.ask(hour, TimeLeft::new);

        assertThat(left.await().orElseThrow()).isBetween(hour.minusMinutes(1), hour);
    }

    @Test
    void shouldPassOnRepliesAndFailures() {
        Router<Job> pool = pool(2, PullOptions.defaults());

        Result<Integer> well = pool.ask(replyTo -> new Job(1, replyTo));
        Result<Integer> badly = pool.ask(replyTo -> new Job(13, replyTo));

        assertThat(well.await()).isEqualTo(1);
        assertThatThrownBy(badly::await)
                .isInstanceOf(AskException.class)
                .hasRootCauseMessage("expected by the test");
        assertThat(deadLetters)
                .extracting(DeadLetter::reason)
                .containsExactly(DeadLetter.Reason.FAILED);
    }

    @Test
    void shouldReplaceWhoEndsAndLoseNothing() {
        var once = ActorOptions.defaults().supervision(Supervision.stop());
        Router<Job> pool = pool(3, PullOptions.defaults().routees(once));

        for (int i = 0; i < 1_000; i++) {
            pool.tell(Job.of(100 + i));
            if (i % 50 == 0) {
                pool.tell(Job.of(99));
            }
            if (i % 70 == 0) {
                pool.tell(Job.of(13));
            }
        }
        pool.close();
        pool.join();

        assertThat(done.stream().filter(number -> number >= 100).distinct()).hasSize(1_000);
        assertThat(deadLetters)
                .extracting(DeadLetter::reason)
                .containsOnly(DeadLetter.Reason.FAILED);
    }

    @Test
    void shouldEndAsksThatWaitWhenItIsStopped() {
        Router<Job> pool = pool(1, PullOptions.defaults());
        pool.tell(Job.of(-1)); // so nobody has time for the others, however it ends
        Result<Integer> waiting = pool.ask(replyTo -> new Job(1, replyTo));
        Result<Integer> behind = pool.ask(replyTo -> new Job(2, replyTo));

        system.close(Duration.ofMillis(50));

        assertThatThrownBy(waiting::await).isInstanceOf(AskException.class);
        assertThatThrownBy(behind::await).isInstanceOf(AskException.class);
        gate.countDown();
    }

    @Test
    void shouldGoOnWhenARouteeCannotBeStartedAgain() {
        var made = new AtomicInteger();
        ActorFactory<Job> factory =
                () -> {
                    if (made.incrementAndGet() == 2) {
                        throw new IllegalStateException("expected by the test");
                    }
                    return new Member();
                };
        Router<Job> pool = Router.pulling(system, "pool", 1, factory, PullOptions.defaults());

        pool.tell(Job.of(99));
        pool.tell(Job.of(1));

        await().until(() -> done.contains(1));
        assertThat(made).hasValue(3);
    }
}
