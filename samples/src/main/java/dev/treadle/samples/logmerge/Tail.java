package dev.treadle.samples.logmerge;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.Signal;
import dev.treadle.scheduler.Timer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

// tag::tail
/** Follows one file: looks for new lines now and then, and tells them. */
final class Tail extends Actor<Tail.Look> {

    /** Time to look. */
    record Look() {}

    private final Followed file;
    private final ActorRef<List<String>> merger;
    private final Timer timer;

    Tail(Path path, Duration interval, ActorRef<List<String>> merger) {
        this.file = new Followed(path);
        this.merger = merger;
        ActorRef<Look> self = self();
        timer =
                context()
                        .system()
                        .timers()
                        .withFixedDelay(Duration.ZERO, interval, () -> self.offer(new Look()));
    }

    @Override
    protected void receive(Look look) throws IOException {
        List<String> lines = file.newLines();
        if (!lines.isEmpty()) {
            merger.tell(lines);
        }
    }

    @Override
    protected void onSignal(Signal signal) throws IOException {
        timer.cancel();
        if (signal instanceof Signal.PostStop) {
            merger.tell(file.newLines());
            merger.tell(file.rest());
        }
        file.close();
    }
}
// end::tail
