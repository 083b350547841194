package dev.treadle.benchmarks.port;

import com.softwaremill.jox.Channel;

/** A virtual thread and an unlimited channel of jox for each actor. */
final class JoxPort extends ThreadPort<Channel<Object>> {

    @Override
    Channel<Object> inbox() {
        return Channel.newUnlimitedChannel();
    }

    @Override
    void put(Channel<Object> inbox, Object message) throws InterruptedException {
        inbox.send(message);
    }

    @Override
    Object take(Channel<Object> inbox) throws InterruptedException {
        return inbox.receive();
    }

    /** The reply comes through a channel of its own. */
    @Override
    public Object ask(Channel<Object> to, Object question) {
        var reply = Channel.newBufferedChannel(1);
        tell(to, new Request(question, answer -> tell(reply, answer)));
        try {
            return reply.receive();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }
}
