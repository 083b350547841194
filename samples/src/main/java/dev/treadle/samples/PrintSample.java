package dev.treadle.samples;

import dev.treadle.actor.ActorExit;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.LoopingActor;

import picocli.CommandLine.Command;

import java.io.PrintWriter;

/**
 * The smallest looping actor. It prints each message it receives, in plain sequential code on a
 * virtual thread of its own. Closing it puts the exit sentinel behind the messages sent before, so
 * both are printed; the sentinel comes out of {@code receive()} as an {@link ActorExit}, and the
 * actor uses it to clean up. When {@code join()} returns, all of that has happened.
 */
@Command(name = "print", description = "A looping actor prints messages until it is closed.")
final class PrintSample extends Sample {

    @Override
    protected Ending run(ActorSystem system) {
        ActorRef<String> printer = system.spawn("printer", () -> new PrintActor(out()));
        printer.tell("Hello");
        printer.tell("World");
        printer.close();
        printer.join();
        return Ending.well();
    }

    private static final class PrintActor extends LoopingActor<String> {

        private final PrintWriter out;

        PrintActor(PrintWriter out) {
            this.out = out;
        }

        @Override
        protected void run() {
            try {
                while (true) {
                    out.println("Got: " + receive());
                }
            } catch (ActorExit exit) {
                out.println("Actor terminating");
            }
        }
    }
}
