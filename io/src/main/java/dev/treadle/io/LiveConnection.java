package dev.treadle.io;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.ActorRef;
import dev.treadle.exchange.Subscription;
import dev.treadle.scheduler.Promise;
import dev.treadle.scheduler.Result;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.util.function.Function;

/**
 * A connection as its users see it: what it is told goes to the actor that writes. Says once why it
 * ends, to the actor that is its whole.
 */
final class LiveConnection<O> implements Connection<O> {

    private final Transport transport;
    private final Function<O, byte[]> encode;
    private final ActorRef<Object> whole;
    private final Promise<ConnectionEnd> ended = new Promise<>();

    private final Promise<ConnectionEnd> closing = new Promise<>();
    private final Promise<Boolean> inputEnded = new Promise<>();

    /** Set by the whole, before anyone else sees this. */
    private volatile @Nullable ActorRef<Outbound.Chunk> out;

    LiveConnection(Transport transport, Function<O, byte[]> encode, ActorRef<Object> whole) {
        this.transport = transport;
        this.encode = encode;
        this.whole = whole;
    }

    void out(ActorRef<Outbound.Chunk> writer) {
        out = writer;
    }

    /** Called by the thread that reads, as its last. */
    void inputHasEnded() {
        inputEnded.complete(true);
    }

    /** {@return what comes when the peer has sent all, or the socket is closed} */
    Result<Boolean> inputEnded() {
        return inputEnded.result();
    }

    @Override
    public void tell(O frame) {
        out().tell(new Outbound.Chunk(encode.apply(frame)));
    }

    @Override
    public boolean offer(O frame) {
        return out().offer(new Outbound.Chunk(encode.apply(frame)));
    }

    private ActorRef<Outbound.Chunk> out() {
        return requireNonNull(out);
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return transport.remote();
    }

    @Override
    public InetSocketAddress localAddress() {
        return transport.local();
    }

    @Override
    public void close() {
        end(ConnectionEnd.CLOSED);
    }

    @Override
    public void endOutput() {
        out().close();
    }

    /** Ends it in order; the first reason counts. */
    void end(ConnectionEnd why) {
        closing.complete(why);
        whole.close();
    }

    /** Ends it now. */
    void abort(ConnectionEnd why) {
        closing.complete(why);
        transport.abort();
        whole.close();
    }

    boolean isClosing() {
        return closing.isDone();
    }

    /** {@return why it ends, as soon as there is a reason} */
    Result<ConnectionEnd> closing() {
        return closing.result();
    }

    /** Called when the whole has ended. */
    void hasEnded() {
        closing.complete(ConnectionEnd.CLOSED);
        ended.complete(closing.await());
    }

    @Override
    public Result<ConnectionEnd> ended() {
        return ended.result();
    }

    @Override
    public boolean isTerminated() {
        return ended.isDone();
    }

    @Override
    public Subscription whenTerminated(Runnable callback) {
        return whole.whenTerminated(callback);
    }

    @Override
    public String toString() {
        return "%s to %s".formatted(whole.path(), remoteAddress());
    }
}
