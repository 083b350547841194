package dev.treadle.benchmarks.port;

import dev.treadle.actor.ActorRef;

/**
 * An actor whose handler blocks: a class of its own, as it would be in an application, since that
 * is what Treadle knows actors by.
 */
final class TreadleBlocker extends TreadleActor {

    TreadleBlocker(Handler<ActorRef<Object>> handler) {
        super(handler);
    }
}
