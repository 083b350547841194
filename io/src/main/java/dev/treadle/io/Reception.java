package dev.treadle.io;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Who is at a server, from accept to the end of the socket. Safe to use from any thread. */
final class Reception {

    private final int limit;
    private final AtomicInteger open = new AtomicInteger();
    private final Set<Transport> arriving = ConcurrentHashMap.newKeySet();
    private final Set<LiveConnection<?>> arrived = ConcurrentHashMap.newKeySet();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Traffic traffic = new Traffic();
    private volatile boolean closed;

    Reception(int limit) {
        this.limit = limit;
    }

    /** {@return what counts the bytes of all of them} */
    Traffic traffic() {
        return traffic;
    }

    /** {@return whether there is room} Only the thread that accepts calls this. */
    boolean admits(Transport transport) {
        accepted.increment();
        if (open.get() >= limit) {
            refused.increment();
            return false;
        }
        open.incrementAndGet();
        arriving.add(transport);
        return true;
    }

    /** Called for who was admitted and will have no connection. */
    void failed(Transport transport) {
        failed.increment();
        turnAway(transport);
    }

    void turnAway(Transport transport) {
        transport.abort();
        if (arriving.remove(transport)) {
            open.decrementAndGet();
        }
    }

    /** Called for who has got a connection, before it begins; it is counted until that ends. */
    void arrived(Transport transport, LiveConnection<?> connection) {
        arrived.add(connection);
        arriving.remove(transport);
        connection
                .ended()
                .onComplete(_ -> {
                    arrived.remove(connection);
                    open.decrementAndGet();
                });
    }

    /** Turns away all that have no connection yet, and all that come later. */
    void close() {
        closed = true;
        arriving.forEach(Transport::abort);
    }

    boolean isClosed() {
        return closed;
    }

    List<LiveConnection<?>> connections() {
        return List.copyOf(arrived);
    }

    TcpFigures figures() {
        return new TcpFigures(
                open.get(),
                accepted.sum(),
                refused.sum(),
                failed.sum(),
                traffic.received(),
                traffic.sent());
    }
}
