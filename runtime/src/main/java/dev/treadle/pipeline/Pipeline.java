package dev.treadle.pipeline;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.SpawnException;
import dev.treadle.mailbox.Recipient;

import java.util.ArrayList;
import java.util.List;

/**
 * Stages, one behind the other. Each is a function, run by several workers at once; each worker is
 * an actor with a thread of its own, so a stage may block. Immutable: each method returns a changed
 * copy, and one pipeline can be run any number of times.
 *
 * @param <I> what goes in
 * @param <O> what comes out
 */
public final class Pipeline<I, O> {

    private static final int DEFAULT_BUFFER = 16;

    private final List<Stage> stages;
    private final int buffer;
    private final boolean ordered;
    private final WhenFailed whenFailed;

    private Pipeline(List<Stage> stages, int buffer, boolean ordered, WhenFailed whenFailed) {
        this.stages = stages;
        this.buffer = buffer;
        this.ordered = ordered;
        this.whenFailed = whenFailed;
    }

    /**
     * {@return a pipeline with no stage yet, buffers of 16 items, no order, that ends at a failure}
     *
     * @param <T> what goes in
     */
    public static <T> Pipeline<T, T> create() {
        return new Pipeline<>(List.of(), DEFAULT_BUFFER, false, WhenFailed.END);
    }

    /**
     * {@return this pipeline with one more stage behind it}
     *
     * @param name what it is called in errors and in the names of its actors, another than all
     *     others
     * @param workers how many work at once, at least 1
     * @param work what is done with each item
     * @param <T> what comes out of it
     */
    public <T> Pipeline<I, T> stage(
            String name, int workers, StageFunction<? super O, ? extends T> work) {
        requireNonNull(name, "name");
        requireNonNull(work, "work");
        if (workers < 1) {
            throw new IllegalArgumentException(
                    "The stage %s needs at least 1 worker, not %d".formatted(name, workers));
        }
        if (stages.stream().anyMatch(stage -> stage.name().equals(name))) {
            throw new IllegalArgumentException(
                    "There is a stage %s already; call this one something else".formatted(name));
        }
        List<Stage> more = new ArrayList<>(stages);
        more.add(new Stage(name, workers, Stage.untyped(work)));
        return new Pipeline<>(List.copyOf(more), buffer, ordered, whenFailed);
    }

    /**
     * {@return this pipeline with other buffers}
     *
     * @param items how many items wait before each stage, at least 1
     */
    public Pipeline<I, O> buffer(int items) {
        if (items < 1) {
            throw new IllegalArgumentException(
                    "A buffer holds at least 1 item, not %d".formatted(items));
        }
        return new Pipeline<>(stages, items, ordered, whenFailed);
    }

    /**
     * {@return this pipeline with its results in the order of the source} A slow item then holds up
     * those behind it; no more are taken in than the buffers and workers have place for.
     */
    public Pipeline<I, O> ordered() {
        return new Pipeline<>(stages, buffer, true, whenFailed);
    }

    /**
     * {@return this pipeline with another way to go on after a failure}
     *
     * @param choice whether an item that fails ends the run, or is left out
     */
    public Pipeline<I, O> whenFailed(WhenFailed choice) {
        return new Pipeline<>(stages, buffer, ordered, requireNonNull(choice, "choice"));
    }

    /**
     * Starts a run.
     *
     * @param system where its actors live
     * @param name the name of its actor, the parent of all workers
     * @param source what goes in, read by one thread as there is place for it; may block
     * @param sink told what comes out, by one thread; may wait, and slows the run then
     * @return the run
     * @throws SpawnException if the system is closed
     */
    public PipelineRun run(
            ActorSystem system,
            String name,
            Iterable<? extends I> source,
            Recipient<? super O> sink) {
        requireNonNull(system, "system");
        requireNonNull(source, "source");
        requireNonNull(sink, "sink");
        var flow = new Flow(stages, buffer, ordered, whenFailed);
        var actor =
                system.spawn(
                        name,
                        () -> new PipelineActor(flow, source, Stage.untypedSink(sink)),
                        PipelineActor.OPTIONS);
        return new PipelineRun(flow, actor);
    }
}
