package dev.treadle.pipeline;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorOptions;
import dev.treadle.actor.Signal;
import dev.treadle.actor.Supervision;
import dev.treadle.mailbox.Recipient;

/** The parent of all that work in a run. It ends when the sink has ended, as the last. */
final class PipelineActor extends Actor<Object> {

    static final ActorOptions OPTIONS = ActorOptions.defaults().supervision(Supervision.stop());

    private final Flow flow;

    PipelineActor(Flow flow, Iterable<?> source, Recipient<Object> sink) {
        this.flow = flow;
        var last = context().spawn("sink", () -> new Sink(flow, sink), OPTIONS);
        for (int stage = 0; stage < flow.stages().size(); stage++) {
            spawnWorkers(stage, flow.stages().get(stage));
        }
        context().spawn("source", () -> new Source(flow, source), OPTIONS);
        last.whenTerminated(self()::close);
    }

    private void spawnWorkers(int index, Stage stage) {
        for (int number = 1; number <= stage.workers(); number++) {
            context()
                    .spawn(
                            stage.name() + "-" + number,
                            () -> new StageWorker(flow, index),
                            OPTIONS);
        }
    }

    @Override
    protected void receive(Object message) {
        throw new IllegalStateException("Nobody sends to a run of a pipeline");
    }

    @Override
    protected void onSignal(Signal signal) {
        if (signal instanceof Signal.PostStop) {
            flow.end(
                    new IllegalStateException(
                            "%s was ended before all items had come out".formatted(self().path())));
        }
    }
}
