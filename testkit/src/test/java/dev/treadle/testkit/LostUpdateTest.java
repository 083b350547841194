package dev.treadle.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ReplyTo;
import dev.treadle.scheduler.Result;
import dev.treadle.simulation.Simulation;
import dev.treadle.simulation.SimulationRun;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Two clients read a number, add to it, and write it back: one of the two additions is lost. */
class LostUpdateTest {

    sealed interface Command {
        record Read(ReplyTo<Integer> replyTo) implements Command {}

        record Write(int value) implements Command {}

        record Add(int value) implements Command {}
    }

    private static final class Cell extends Actor<Command> {
        private int value;

        @Override
        protected void receive(Command command) {
            switch (command) {
                case Command.Read(var replyTo) -> replyTo.tell(value);
                case Command.Write(var now) -> value = now;
                case Command.Add(var more) -> value += more;
            }
        }
    }

    private interface Client {
        void addOne(ActorRef<Command> cell);
    }

    private static void readThenWrite(ActorRef<Command> cell) {
        int read = cell.ask(Integer.class, Command.Read::new).await();
        cell.tell(new Command.Write(read + 1));
    }

    private static void add(ActorRef<Command> cell) {
        cell.tell(new Command.Add(1));
    }

    private static void run(Simulation simulation, Client client) {
        ActorRef<Command> cell = simulation.system("s").spawn("cell", Cell::new);
        List<Result<Boolean>> clients =
                List.of("one", "other").stream()
                        .map(name ->
                                simulation.<Boolean>start(
                                        name,
                                        () -> {
                                            client.addOne(cell);
                                            return true;
                                        }))
                        .toList();
        Result.all(clients).await();

        assertThat(cell.ask(Integer.class, Command.Read::new).await()).isEqualTo(2);
    }

    @Test
    void shouldBeFound() {
        SimulationRun run =
                BugHunt.find(simulation -> run(simulation, LostUpdateTest::readThenWrite));

        assertThat(run.failure().orElseThrow()).hasMessageContaining("expected: 2");
    }

    @Test
    void shouldNotBeFoundWhereThereIsNone() {
        BugHunt.findNothing(simulation -> run(simulation, LostUpdateTest::add));
    }
}
