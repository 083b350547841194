package dev.treadle.pipeline;

import dev.treadle.mailbox.Recipient;

/**
 * A stage as it is run: what goes in and out is known to the {@link Pipeline} alone.
 *
 * @param name what it is called
 * @param workers how many work at once
 * @param work what is done
 */
record Stage(String name, int workers, StageFunction<Object, Object> work) {

    @SuppressWarnings("unchecked") // the pipeline puts only such stages behind one another
    static <I, O> StageFunction<Object, Object> untyped(StageFunction<I, O> work) {
        return (StageFunction<Object, Object>) work;
    }

    @SuppressWarnings("unchecked") // the pipeline tells only what its last stage returns
    static <O> Recipient<Object> untypedSink(Recipient<O> sink) {
        return (Recipient<Object>) sink;
    }
}
