package dev.treadle.scheduler.simulation;

import dev.treadle.scheduler.Activation;
import dev.treadle.scheduler.spi.Unwinding;

/**
 * The thread of an actor that has its own, of the body of a simulation, or of one of its clients.
 */
final class OwnThread extends SimulatedStrand {

    private final String name;
    private final Runnable body;

    OwnThread(Baton baton, String name, Runnable body) {
        super(baton);
        this.name = name;
        this.body = body;
    }

    OwnThread(Baton baton, String name, Activation activation, Runnable body) {
        this(baton, name, body);
        activation(activation);
    }

    @Override
    void run() {
        try {
            body.run();
        } catch (Unwinding over) {
            throw over;
        } catch (Throwable e) {
            baton().uncaught(e);
        }
    }

    @Override
    Object who() {
        return this;
    }

    @Override
    String name() {
        return name;
    }
}
