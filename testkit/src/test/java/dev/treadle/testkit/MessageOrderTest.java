package dev.treadle.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.simulation.Simulation;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** An order is booked by one way and paid by another: the payment may come first. */
class MessageOrderTest {

    sealed interface Event {
        record Booked(int order) implements Event {}

        record Paid(int order) implements Event {}
    }

    /** Takes for granted that an order is booked before it is paid. */
    private static final class Hopeful extends Actor<Event> {
        private final List<Integer> booked = new ArrayList<>();
        private final List<Integer> shipped;

        Hopeful(List<Integer> shipped) {
            this.shipped = shipped;
        }

        @Override
        protected void receive(Event event) {
            switch (event) {
                case Event.Booked(var order) -> booked.add(order);
                case Event.Paid(var order) -> {
                    if (booked.contains(order)) {
                        shipped.add(order);
                    }
                }
            }
        }
    }

    /** Ships when it has heard of both. */
    private static final class Careful extends Actor<Event> {
        private final List<Integer> heardOf = new ArrayList<>();
        private final List<Integer> shipped;

        Careful(List<Integer> shipped) {
            this.shipped = shipped;
        }

        @Override
        protected void receive(Event event) {
            int order =
                    switch (event) {
                        case Event.Booked(var number) -> number;
                        case Event.Paid(var number) -> number;
                    };
            if (heardOf.contains(order)) {
                shipped.add(order);
            }
            heardOf.add(order);
        }
    }

    private interface Store {
        Actor<Event> with(List<Integer> shipped);
    }

    private static void run(Simulation simulation, Store store) {
        var shipped = new ArrayList<Integer>();
        var system = simulation.system("s");
        ActorRef<Event> depot = system.spawn("store", () -> store.with(shipped));
        ActorRef<Integer> booking =
                system.spawn("booking", Actor.of(order -> depot.tell(new Event.Booked(order))));
        ActorRef<Integer> payment =
                system.spawn("payment", Actor.of(order -> depot.tell(new Event.Paid(order))));
        booking.tell(1);
        payment.tell(1);
        simulation.run();

        assertThat(shipped).containsExactly(1);
    }

    @Test
    void shouldBeFound() {
        BugHunt.find(simulation -> run(simulation, Hopeful::new));
    }

    @Test
    void shouldNotBeFoundWhereThereIsNone() {
        BugHunt.findNothing(simulation -> run(simulation, Careful::new));
    }
}
