package dev.treadle.samples;

import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.On;
import dev.treadle.actor.Tagged;
import dev.treadle.actor.TaggedActor;
import dev.treadle.scheduler.ResultException;

import picocli.CommandLine.Command;

import java.io.PrintWriter;

/**
 * An actor whose messages are a tag and a payload. The tag chooses the method, the payload is its
 * arguments, and what the method returns answers an ask. A tag that no method is for harms nobody:
 * the actor goes on, whoever asked is told which tags there are, and the message is a dead letter,
 * which is logged.
 */
@Command(name = "tagged", description = "A tagged actor: the tag of a message chooses the method.")
final class TaggedSample extends Sample {

    @Override
    protected Ending run(ActorSystem system) {
        ActorRef<Tagged> calculator = system.spawn("calculator", () -> new Calculator(out()));
        calculator.tell(Tagged.of("A", 1));
        calculator.tell(Tagged.of("B", 2, 3));
        int sum = calculator.ask(Integer.class, Tagged.asking("B", 2, 3)).await();
        out().println("2 + 3 = " + sum);
        try {
            calculator.ask(Integer.class, Tagged.asking("C", 4)).await();
        } catch (ResultException refused) {
            out().println(refused.getMessage());
        }
        calculator.close();
        calculator.join();
        return Ending.well();
    }

    static final class Calculator extends TaggedActor {

        private final PrintWriter out;

        Calculator(PrintWriter out) {
            this.out = out;
        }

        @On("A")
        void a(int x) {
            out.println("Running A " + x);
        }

        @On("B")
        int b(int x, int y) {
            out.println("Running B " + x + " " + y);
            return x + y;
        }
    }
}
