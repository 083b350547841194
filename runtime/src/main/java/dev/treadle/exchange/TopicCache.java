package dev.treadle.exchange;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The audiences of the topics in use. Starts afresh when it has grown too big. */
final class TopicCache<M> {

    /** In references: a few megabytes. */
    static final int MOST_WEIGHT = 1 << 19;

    /** About what the entry itself takes, in references. */
    private static final int ENTRY_WEIGHT = 32;

    private final ConcurrentHashMap<String, Audience<M>> audiences = new ConcurrentHashMap<>();
    private final AtomicInteger weight = new AtomicInteger();

    @Nullable Audience<M> find(String topic) {
        return audiences.get(topic);
    }

    void remember(String topic, Audience<M> audience) {
        int added = ENTRY_WEIGHT + audience.size();
        if (weight.addAndGet(added) > MOST_WEIGHT) {
            audiences.clear();
            weight.set(added);
        }
        audiences.put(topic, audience);
    }
}
