package dev.treadle.actor;

/**
 * A letter whose handler threw and which is handled once more.
 *
 * @param letter the letter as it was sent
 * @param attempts how often it was handled before
 * @param cause what its handler threw last
 */
record Retried(Object letter, int attempts, Throwable cause) {}
