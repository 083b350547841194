package dev.treadle.actor;

import dev.treadle.mailbox.MailboxFullException;
import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Overflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Actors of all kinds that send to each other at random, ask, wait, fail, and end each other. All
 * that one does follows from the seed and the messages it gets.
 */
final class RandomCrowd {

    /** A message, or a question if it has a way back. */
    record Message(int number, int sender, int order, int hops, ReplyTo<Integer> replyTo) {
        @Override
        public String toString() {
            return "message " + number;
        }
    }

    private static final Duration BRIEF = Duration.ofMillis(20);

    private final ActorSystem system;
    private final Bookkeeping books;
    private final List<ActorRef<Message>> actors = new ArrayList<>();
    private final int[][] sent;
    private final int[][] seen;
    private final Inbox<String> disorder = new Inbox<>();

    RandomCrowd(ActorSystem system, Bookkeeping books, int size, long seed) {
        this.system = system;
        this.books = books;
        sent = new int[2 * size][size];
        seen = new int[size][2 * size];
        var random = new Random(seed);
        for (int i = 0; i < size; i++) {
            var member = new Member(i, new Random(random.nextLong()));
            actors.add(system.spawn("a" + i, member.factory(), options(random)));
        }
    }

    List<ActorRef<Message>> actors() {
        return actors;
    }

    List<String> disorder() {
        return disorder.messages();
    }

    private static ActorOptions options(Random random) {
        int capacity = 1 + random.nextInt(50);
        Overflow overflow =
                switch (random.nextInt(8)) {
                    case 5 -> Overflow.FAIL;
                    case 6 -> Overflow.DROP_NEWEST;
                    case 7 -> Overflow.DROP_OLDEST;
                    default -> Overflow.BLOCK;
                };
        Supervision supervision =
                switch (random.nextInt(3)) {
                    case 0 -> Supervision.resume();
                    case 1 -> Supervision.restart().atMost(1_000, Duration.ofMinutes(1));
                    default -> Supervision.restart();
                };
        return ActorOptions.defaults()
                .mailbox(MailboxOptions.bounded(capacity, overflow))
                .supervision(supervision);
    }

    /** Sends from outside: {@code sender} is a number from the crowd's size on. */
    void send(int sender, Random random, int hops) {
        int to = random.nextInt(actors.size());
        int number = books.next();
        if (number < 0) {
            return;
        }
        var message = new Message(number, sender, ++sent[sender][to], hops, null);
        try {
            actors.get(to).tell(message);
        } catch (MailboxFullException e) {
            // it is a dead letter
        }
    }

    private void ask(int sender, Random random, int hops) {
        int to = random.nextInt(actors.size());
        int number = books.next();
        if (number < 0) {
            return;
        }
        int order = ++sent[sender][to];
        var reply =
                actors.get(to)
                        .ask(
                                BRIEF,
                                (ReplyTo<Integer> replyTo) ->
                                        new Message(number, sender, order, hops, replyTo));
        if (random.nextBoolean()) {
            try {
                reply.await();
            } catch (AskException e) {
                // as it may
            }
        }
    }

    /** What outlives the instances of one actor. */
    private final class Member {
        private final int self;
        private final Random random;

        Member(int self, Random random) {
            this.self = self;
            this.random = random;
        }

        ActorFactory<Message> factory() {
            if (self % 4 == 3) {
                return Actor.looping(loop -> {
                    while (true) {
                        onMessage(loop.receive());
                    }
                });
            }
            return Actor.of(this::onMessage);
        }

        private void onMessage(Message message) {
            if (message.order() <= seen[self][message.sender()]) {
                disorder.tell("a%d got %s late".formatted(self, message));
            }
            seen[self][message.sender()] = message.order();
            act(message.hops() - 1);
            if (message.replyTo() != null && random.nextInt(4) > 0) {
                message.replyTo().tell(message.number());
            }
            books.handled(message.number());
        }

        private void act(int hops) {
            if (hops > 0) {
                for (int i = random.nextInt(3); i > 0; i--) {
                    send(self, random, hops);
                }
            }
            int dice = random.nextInt(1_000);
            if (dice < 20) {
                throw new IllegalArgumentException("on purpose");
            } else if (dice < 21) {
                throw new AssertionError("on purpose");
            } else if (dice < 25) {
                end(actors.get(random.nextInt(actors.size())), dice);
            } else if (dice < 35) {
                LockSupport.parkNanos(50_000);
            } else if (dice < 65 && hops > 0) {
                ask(self, random, hops);
            }
        }

        private void end(ActorRef<Message> other, int dice) {
            switch (dice) {
                case 22 -> other.stop();
                case 23 -> other.kill();
                default -> other.close();
            }
        }
    }
}
