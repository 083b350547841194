package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.mailbox.MailboxOptions;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Actors with full mailboxes that send to each other keep going. */
@ExtendWith(QuietLogs.class)
class DeadlockFreedomTest {

    private static final int ENOUGH = 20_000;

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final AtomicInteger handled = new AtomicInteger();
    private final Inbox<String> done = new Inbox<>();

    private static ActorOptions capacity(int messages) {
        return ActorOptions.defaults().mailbox(MailboxOptions.bounded(messages));
    }

    /** Answers each message with one, to the next in a ring. */
    private final class Answering extends Actor<Integer> {
        private final List<ActorRef<Integer>> ring;
        private final int next;

        Answering(List<ActorRef<Integer>> ring, int next) {
            this.ring = ring;
            this.next = next;
        }

        @Override
        protected void receive(Integer message) {
            int count = handled.incrementAndGet();
            if (count < ENOUGH) {
                ring.get(next).tell(message);
            } else if (count == ENOUGH) {
                done.tell("enough");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void shouldKeepARingGoingWhoseMailboxesAreFull(int size) {
        var ring = new ArrayList<ActorRef<Integer>>();
        for (int i = 0; i < size; i++) {
            int next = (i + 1) % size;
            ring.add(system.spawn("a" + i, () -> new Answering(ring, next), capacity(2)));
        }
        for (ActorRef<Integer> each : ring) {
            for (int i = 0; i < 2; i++) {
                Clients.start(() -> each.tell(1));
                Clients.start(() -> each.tell(2));
            }
        }

        done.await(1);

        assertThat(letters.all()).isEmpty();
    }

    @Test
    void shouldKeepTwoLoopingActorsGoingWhoseMailboxesAreFull() {
        var pair = new ArrayList<ActorRef<Integer>>();
        for (int i = 0; i < 2; i++) {
            int other = 1 - i;
            pair.add(
                    system.spawn(
                            "a" + i,
                            Actor.<Integer>looping(self -> {
                                while (true) {
                                    var answering = self.receive();
                                    if (handled.incrementAndGet() == ENOUGH) {
                                        done.tell("enough");
                                    }
                                    pair.get(other).tell(answering);
                                }
                            }),
                            capacity(2)));
        }
        for (ActorRef<Integer> each : pair) {
            for (int i = 0; i < 4; i++) {
                Clients.start(() -> each.tell(1));
            }
        }

        done.await(1);
        pair.forEach(ActorRef::kill);
        pair.forEach(ActorRef::join);
    }

    /** Asks the other, whose mailbox may be full of those that send here. */
    @Test
    void shouldKeepAnAskerGoingWhomTheAskedSendsTo() {
        var asker = new ArrayList<ActorRef<Integer>>();
        record Question(ReplyTo<Integer> replyTo) {}
        ActorRef<Question> asked =
                system.spawn(
                        "asked",
                        Actor.of(question -> {
                            for (int i = 0; i < 5; i++) {
                                asker.getFirst().tell(0);
                            }
                            question.replyTo().tell(1);
                        }),
                        capacity(1));
        asker.add(
                system.spawn(
                        "asker",
                        Actor.of(message -> {
                            if (message > 0) {
                                asked.<Integer>ask(Question::new).await();
                                done.tell("answered");
                            }
                        }),
                        capacity(1)));

        for (int i = 0; i < 20; i++) {
            asker.getFirst().tell(1);
        }

        assertThat(done.await(20)).hasSize(20);
    }

    @Test
    void shouldLetAnActorSendItselfMoreThanItsMailboxHolds() {
        ActorRef<Integer> actor =
                system.spawn(
                        "actor",
                        () ->
                                new Actor<>() {
                                    @Override
                                    protected void receive(Integer left) {
                                        handled.incrementAndGet();
                                        for (int i = 0; i < left; i++) {
                                            self().tell(left - 1);
                                        }
                                        if (handled.get() == 65) {
                                            done.tell("all");
                                        }
                                    }
                                },
                        capacity(4));

        actor.tell(4);

        done.await(1);
        assertThat(letters.all()).isEmpty();
    }
}
