package dev.treadle.scheduler;

/**
 * What a dispatcher counts.
 *
 * @param runners the threads that run activations or stand ready to
 * @param queued the activations that wait to be run
 * @param handOffs how often a processor was taken over because its handler blocked
 * @param steals how often an activation was taken from another processor
 * @param admitted how often one more runner was admitted because a handler held its thread
 */
public record DispatcherFigures(
        int runners, long queued, long handOffs, long steals, long admitted) {}
