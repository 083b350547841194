package dev.treadle.benchmarks.workload;

import dev.treadle.benchmarks.port.Context;
import dev.treadle.benchmarks.port.Handler;

import org.jspecify.annotations.Nullable;

import java.util.stream.IntStream;

/**
 * Creatures go to a mall, which pairs them as they come; each learns the colour of the other and
 * changes its own to the third one. What all contend for is the mall.
 *
 * @param creatures how many there are
 * @param meetings how often two of them meet
 */
record Chameneos(String name, int creatures, int meetings) implements Workload {

    private enum Colour {
        BLUE,
        RED,
        YELLOW;

        private static final Colour[] ALL = values();

        Colour after(Colour other) {
            return this == other ? this : third(other);
        }

        private Colour third(Colour other) {
            return switch (this) {
                case BLUE -> other == RED ? YELLOW : RED;
                case RED -> other == YELLOW ? BLUE : YELLOW;
                case YELLOW -> other == BLUE ? RED : BLUE;
            };
        }
    }

    private record Open<A>(Iterable<A> creatures, int meetings, Finish finish) {}

    private record Go<A>(A mall, Finish finish) {}

    private record Visit<A>(A creature, Colour colour) {}

    private record Met(Colour other) {}

    private enum Closed {
        CLOSED
    }

    /** What the creatures send for each meeting, and what they are sent. */
    @Override
    public int operations() {
        return 4 * meetings;
    }

    @Override
    public <A> Round prepare(Stage<A> stage) {
        A mall = stage.inside(context -> context.spawn(new Mall<>()));
        var all =
                stage.inside(context ->
                        IntStream.range(0, creatures)
                                .mapToObj(i -> context.spawn(new Creature<A>(i)))
                                .toList());
        return () -> {
            var finish = new Finish(creatures);
            stage.tell(mall, new Open<>(all, meetings, finish));
            finish.await(2L * meetings);
        };
    }

    private static final class Mall<A> implements Handler<A> {

        private int left;
        private @Nullable Visit<A> waiting;

        @Override
        @SuppressWarnings("unchecked") // nothing else is sent to it
        public void receive(Object message, Context<A> context) {
            if (message instanceof Visit<?> visit) {
                onVisit((Visit<A>) visit, context);
            } else {
                var open = (Open<A>) message;
                left = open.meetings();
                waiting = null;
                var go = new Go<>(context.address(), open.finish());
                open.creatures().forEach(creature -> context.tell(creature, go));
            }
        }

        private void onVisit(Visit<A> visit, Context<A> context) {
            var first = waiting;
            if (left == 0) {
                context.tell(visit.creature(), Closed.CLOSED);
            } else if (first == null) {
                waiting = visit;
            } else {
                waiting = null;
                left--;
                context.tell(first.creature(), new Met(visit.colour()));
                context.tell(visit.creature(), new Met(first.colour()));
            }
        }
    }

    private static final class Creature<A> implements Handler<A> {

        private Colour colour;
        private int met;

        @SuppressWarnings("NullAway.Init") // set by the first message
        private Go<A> round;

        Creature(int number) {
            colour = Colour.ALL[number % 3];
        }

        @Override
        @SuppressWarnings("unchecked") // nothing else is sent to it
        public void receive(Object message, Context<A> context) {
            switch (message) {
                case Met(var other) -> {
                    met++;
                    colour = colour.after(other);
                    context.tell(round.mall(), new Visit<>(context.address(), colour));
                }
                case Go<?> go -> {
                    round = (Go<A>) go;
                    met = 0;
                    context.tell(round.mall(), new Visit<>(context.address(), colour));
                }
                case Closed _ -> round.finish().arrive(met);
                default -> throw new IllegalArgumentException("Unexpected: " + message);
            }
        }
    }
}
