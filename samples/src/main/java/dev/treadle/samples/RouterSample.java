package dev.treadle.samples;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorSystem;
import dev.treadle.routing.PullOptions;
import dev.treadle.routing.Router;

import picocli.CommandLine.Command;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Presses pull pages from a pile: each takes the next when it has printed the last, so a slow one
 * holds up no page. The pile has room for 10; who brings more waits. A page that jams a press is
 * lost, and said to be; the press goes on.
 */
@Command(name = "router", description = "Workers pull their work, and slow down who brings it.")
final class RouterSample extends Sample {

    private static final int PAGES = 100;
    private static final int JAMS = 42;

    @Override
    protected Ending run(ActorSystem system) {
        var printed = new AtomicInteger();
        system.deadLetters()
                .attach(lost -> out().println("page %s is lost".formatted(lost.message())));
        // tag::presses
        Router<Integer> presses =
                Router.pulling(
                        system,
                        "presses",
                        3,
                        Actor.of(page -> {
                            if (page == JAMS) {
                                throw new IllegalStateException("paper jam");
                            }
                            Thread.sleep(page % 3); // a handler may block
                            printed.incrementAndGet();
                        }),
                        PullOptions.defaults().buffer(10));
        for (int page = 1; page <= PAGES; page++) {
            presses.tell(page);
        }
        presses.close();
        presses.join();
        // end::presses
        out().println("printed %d of %d pages".formatted(printed.get(), PAGES));
        return Ending.well();
    }
}
