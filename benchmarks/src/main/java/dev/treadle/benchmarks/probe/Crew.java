package dev.treadle.benchmarks.probe;

import dev.treadle.benchmarks.port.Context;
import dev.treadle.benchmarks.port.Port;
import dev.treadle.benchmarks.workload.Finish;
import dev.treadle.benchmarks.workload.Stage;

import java.util.ArrayList;
import java.util.List;

/**
 * Many actors that share a handler, each of which has handled one message and then does nothing.
 */
final class Crew {

    private Crew() {}

    /** {@return a stage with that many actors, each of which has a name} */
    static <A> Stage<A> named(Port<A> port, int size) {
        return start(port, size, true);
    }

    /** {@return a stage with that many actors, for which the runtime makes up names} */
    static <A> Stage<A> unnamed(Port<A> port, int size) {
        return start(port, size, false);
    }

    private static <A> Stage<A> start(Port<A> port, int size, boolean named) {
        var stage = new Stage<>(port);
        var finish = new Finish(size);
        List<A> crew =
                stage.inside(context -> {
                    var spawned = new ArrayList<A>(size);
                    for (int i = 0; i < size; i++) {
                        spawned.add(
                                named
                                        ? context.spawn("member-" + i, Crew::report)
                                        : context.spawn(Crew::report));
                    }
                    spawned.forEach(member -> context.tell(member, finish));
                    return spawned;
                });
        finish.await(crew.size());
        return stage;
    }

    private static <A> void report(Object message, Context<A> context) {
        ((Finish) message).arrive(1);
    }
}
