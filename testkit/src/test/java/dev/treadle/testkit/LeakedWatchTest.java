package dev.treadle.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.Signal;
import dev.treadle.simulation.Simulation;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/**
 * A hall watches its guests, and says who was lost. A guest that says goodbye is not watched any
 * more, or should not be, before it ends.
 */
class LeakedWatchTest {

    sealed interface Message {
        record Enter(ActorRef<String> guest) implements Message {}

        record Leave(ActorRef<String> guest) implements Message {}
    }

    private static class Hall extends Actor<Message> {
        private final List<String> lost;
        private final boolean lets;

        Hall(List<String> lost, boolean lets) {
            this.lost = lost;
            this.lets = lets;
        }

        @Override
        protected void receive(Message message) {
            switch (message) {
                case Message.Enter(var guest) -> context().watch(guest);
                case Message.Leave(var guest) -> {
                    if (lets) {
                        context().unwatch(guest);
                    }
                }
            }
        }

        @Override
        protected void onSignal(Signal signal) {
            if (signal instanceof Signal.Terminated(var guest, var _)) {
                lost.add(guest.name());
            }
        }
    }

    private static void run(Simulation simulation, boolean lets) {
        var lost = new ArrayList<String>();
        var system = simulation.system("s");
        ActorRef<Message> hall = system.spawn("hall", () -> new Hall(lost, lets));
        ActorRef<String> guest =
                system.spawn(
                        "guest",
                        () ->
                                new Actor<String>() {
                                    @Override
                                    protected void receive(String message) {
                                        hall.tell(new Message.Leave(self()));
                                        self().close();
                                    }
                                });
        hall.tell(new Message.Enter(guest));
        guest.tell("go");
        simulation.run();

        assertThat(lost).isEmpty();
    }

    @Test
    void shouldBeFound() {
        BugHunt.find(simulation -> run(simulation, false));
    }

    @Test
    void shouldNotBeFoundWhereThereIsNone() {
        BugHunt.findNothing(simulation -> run(simulation, true));
    }
}
