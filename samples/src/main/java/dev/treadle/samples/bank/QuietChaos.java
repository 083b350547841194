package dev.treadle.samples.bank;

import dev.treadle.actor.ActorSystem;

import java.util.logging.Filter;
import java.util.logging.Logger;

/**
 * Keeps crashes on purpose out of the log, until it is closed. The runtime logs each failure of an
 * actor with what was thrown, and rightly so, where nobody has planned it.
 */
final class QuietChaos implements AutoCloseable {

    private final Logger logger = Logger.getLogger(ActorSystem.class.getName());
    private final Filter before = logger.getFilter();

    QuietChaos() {
        logger.setFilter(entry -> !(entry.getThrown() instanceof ChaosException));
    }

    @Override
    public void close() {
        logger.setFilter(before);
    }
}
