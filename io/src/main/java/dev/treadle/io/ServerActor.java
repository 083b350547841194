package dev.treadle.io;

import dev.treadle.actor.Actor;
import dev.treadle.actor.Signal;
import dev.treadle.actor.SpawnException;

import java.lang.System.Logger.Level;

/** The parent of a server's connections. When it ends, so does all that is the server's. */
final class ServerActor<I, O> extends Actor<Arrival> {

    private static final System.Logger LOG = System.getLogger(TcpServer.class.getName());

    private final Door door;
    private final Opening<I, O> opening;
    private final Reception reception;
    private long arrivals;

    ServerActor(Door door, Opening<I, O> opening, Reception reception) {
        this.door = door;
        this.opening = opening;
        this.reception = reception;
    }

    @Override
    protected void receive(Arrival arrival) {
        Transport transport = arrival.transport();
        if (reception.isClosed()) {
            reception.turnAway(transport);
            return;
        }
        try {
            var factory =
                    opening.connection(
                            transport,
                            arrival.input(),
                            connection -> reception.arrived(transport, connection));
            context().spawn(Long.toString(++arrivals), factory, ConnectionActor.OPTIONS);
        } catch (SpawnException e) {
            reception.turnAway(transport);
            LOG.log(
                    Level.ERROR,
                    () -> "%s has no session for %s".formatted(self().path(), transport.remote()),
                    e);
        }
    }

    @Override
    protected void onSignal(Signal signal) {
        if (signal instanceof Signal.PostStop) {
            door.close();
            reception.close();
        }
    }
}
