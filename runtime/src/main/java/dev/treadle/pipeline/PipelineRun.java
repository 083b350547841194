package dev.treadle.pipeline;

import dev.treadle.actor.ActorRef;
import dev.treadle.scheduler.Result;

/** A pipeline at work. Safe to use from any thread. */
public final class PipelineRun {

    private final Flow flow;
    private final ActorRef<Object> actor;

    PipelineRun(Flow flow, ActorRef<Object> actor) {
        this.flow = flow;
        this.actor = actor;
    }

    /**
     * {@return how it went, once it has ended} It fails with a {@link StageException} if a stage,
     * the source or the sink failed and that ends it, and with an {@link IllegalStateException} if
     * its system was closed first.
     */
    public Result<PipelineSummary> summary() {
        return flow.summary();
    }

    /** {@return how far it has come} */
    public PipelineProgress progress() {
        return flow.progress();
    }

    /**
     * Lets it end in order: no more is taken from the source, and what is in it comes out. Returns
     * at once.
     */
    public void stop() {
        flow.stop();
    }

    /** Ends it now: interrupts its workers, and throws away what is in it. Returns at once. */
    public void kill() {
        actor.kill();
    }
}
