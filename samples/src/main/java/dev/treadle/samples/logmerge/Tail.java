package dev.treadle.samples.logmerge;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.Signal;

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

    Tail(Path path, Duration interval, ActorRef<List<String>> merger) throws IOException {
        this.file = new Followed(path);
        this.merger = merger;
        context().timers().withFixedDelay("look", interval, new Look());
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
        if (signal instanceof Signal.PostStop) {
            merger.tell(file.newLines());
            merger.tell(file.rest());
            file.close();
        } else if (signal instanceof Signal.PreRestart) {
            file.close();
        }
    }
}
// end::tail
