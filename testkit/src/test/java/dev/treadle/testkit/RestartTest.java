package dev.treadle.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorFactory;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.AskException;
import dev.treadle.actor.ReplyTo;
import dev.treadle.simulation.Simulation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;

/** An actor crashes now and then: what it kept in its fields is gone with the instance. */
@ExtendWith(QuietLogs.class)
class RestartTest {

    sealed interface Command {
        record Put(String item, ReplyTo<Boolean> replyTo) implements Command {}

        record All(ReplyTo<List<String>> replyTo) implements Command {}
    }

    /** A basket that keeps what it has in a list that it is given. */
    private static final class Basket extends Actor<Command> {
        private final List<String> items;

        Basket(List<String> items) {
            this.items = items;
        }

        @Override
        protected void receive(Command command) {
            switch (command) {
                case Command.Put(var item, var replyTo) -> {
                    items.add(item);
                    replyTo.tell(true);
                }
                case Command.All(var replyTo) -> replyTo.tell(List.copyOf(items));
            }
        }
    }

    private static void run(Simulation simulation, ActorFactory<Command> factory) {
        ActorRef<Command> basket = simulation.system("s").spawn("basket", factory);
        simulation.crashAtRandom(basket, 0.05);
        var put = new ArrayList<String>();
        for (String item : List.of("apple", "pear", "plum")) {
            var asked = basket.ask(Boolean.class, to -> new Command.Put(item, to));
            try {
                asked.await();
                put.add(item);
            } catch (AskException crashed) {
                // it was not put, and the client knows
            }
        }
        simulation.crashAtRandom(basket, 0);

        assertThat(basket.<List<String>>ask(Command.All::new).await()).isEqualTo(put);
    }

    @Test
    void shouldLoseWhatIsKeptInAField() {
        BugHunt.find(simulation -> run(simulation, () -> new Basket(new ArrayList<>())));
    }

    @Test
    void shouldNotLoseWhatIsKeptElsewhere() {
        BugHunt.findNothing(simulation -> {
            var kept = new ArrayList<String>();
            run(simulation, () -> new Basket(kept));
        });
    }
}
