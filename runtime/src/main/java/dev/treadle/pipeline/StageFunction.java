package dev.treadle.pipeline;

/**
 * What a stage does with each item. Called by several threads at once.
 *
 * @param <I> what goes in
 * @param <O> what comes out
 */
@FunctionalInterface
public interface StageFunction<I, O> {

    /**
     * Works on an item.
     *
     * @param item the item, never null
     * @return what comes of it, never null
     * @throws Exception if it fails; the pipeline's {@link WhenFailed} decides what follows
     */
    O apply(I item) throws Exception;
}
