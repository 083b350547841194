package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.scheduler.Result;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Messages from one sender to one receiver arrive in order, each exactly once. */
@ExtendWith(QuietLogs.class)
class OrderTest {

    private static final int MANY = 20_000;

    /** What one can say to a listener: a number, or a question with one. */
    private record Said(int sender, int number, ReplyTo<Integer> replyTo) {}

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final Inbox<Said> inbox = new Inbox<>();

    private ActorRef<Said> listener(Handler<Said> handler) {
        return system.spawn(
                "listener",
                Actor.of(said -> {
                    inbox.tell(said);
                    handler.receive(said);
                }));
    }

    private void assertInOrder(int senders, int each) {
        inbox.await(senders * each);
        var next = new int[senders];
        for (Said said : inbox.messages()) {
            assertThat(said.number()).isEqualTo(next[said.sender()]++);
        }
        assertThat(next).containsOnly(each);
    }

    @Test
    void shouldHoldForThreadsAndActorsAtOnce() {
        ActorRef<Said> listener = listener(_ -> {});
        Handler<Integer> talking =
                sender -> {
                    for (int i = 0; i < MANY; i++) {
                        listener.tell(new Said(sender, i, null));
                    }
                };
        for (int i = 0; i < 3; i++) {
            system.spawn(Actor.of(talking)).tell(i);
        }
        Thread.ofVirtual().start(() -> run(talking, 3));
        run(talking, 4);

        assertInOrder(5, MANY);
        assertThat(letters.all()).isEmpty();
    }

    private static void run(Handler<Integer> handler, int sender) {
        try {
            handler.receive(sender);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldHoldForTellsAndAsksTogether() {
        ActorRef<Said> listener =
                listener(said -> {
                    if (said.replyTo() != null) {
                        said.replyTo().tell(said.number());
                    }
                });
        List<Result<Integer>> replies = new ArrayList<>();

        for (int i = 0; i < 1_000; i++) {
            int number = i;
            if (i % 2 == 0) {
                listener.tell(new Said(0, i, null));
            } else {
                replies.add(listener.ask(replyTo -> new Said(0, number, replyTo)));
            }
        }

        assertInOrder(1, 1_000);
        assertThat(Result.all(replies).await()).hasSize(500).isSorted();
    }

    @Test
    void shouldHoldThoughHandlersBlockAndMoveFromRunnerToRunner() {
        ActorRef<Said> listener =
                listener(said -> {
                    if (said.number() % 50 == 0) {
                        LockSupport.parkNanos(200_000);
                    }
                });
        for (int sender = 0; sender < 4; sender++) {
            int own = sender;
            Handler<Integer> talking =
                    number -> {
                        listener.tell(new Said(own, number, null));
                        if (number % 77 == 0) {
                            LockSupport.parkNanos(100_000);
                        }
                    };
            ActorRef<Integer> relay = system.spawn(Actor.of(talking));
            for (int i = 0; i < 2_000; i++) {
                relay.tell(i);
            }
        }

        assertInOrder(4, 2_000);
    }

    @Test
    void shouldHoldThroughRestarts() {
        var options =
                ActorOptions.defaults()
                        .supervision(Supervision.restart().atMost(1_000, Duration.ofMinutes(1)));
        Handler<Said> failing =
                said -> {
                    if (said.number() % 10 == 3) {
                        throw new IllegalArgumentException("on purpose");
                    }
                    inbox.tell(said);
                };
        ActorRef<Said> listener = system.spawn("listener", Actor.of(failing), options);

        for (int i = 0; i < 1_000; i++) {
            listener.tell(new Said(0, i, null));
        }

        assertThat(inbox.await(900)).extracting(Said::number).isSorted();
        assertThat(letters.messages(DeadLetter.Reason.FAILED))
                .hasSize(100)
                .extracting(said -> ((Said) said).number())
                .isSorted();
    }

    @Test
    void shouldHoldForWhatAnActorSendsItself() {
        ActorRef<Integer> own =
                system.spawn(
                        "own",
                        () ->
                                new Actor<>() {
                                    @Override
                                    protected void receive(Integer number) {
                                        inbox.tell(new Said(0, number, null));
                                        if (number == 0) {
                                            for (int i = 1; i < 1_000; i++) {
                                                self().tell(i);
                                            }
                                        }
                                    }
                                });

        own.tell(0);

        assertInOrder(1, 1_000);
    }
}
