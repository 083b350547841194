package dev.treadle.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last retained message of each topic. The membership's lock guards it. */
final class Retained<M> {

    /** In the order in which they were retained. */
    private final Map<String, Kept<M>> byTopic = new LinkedHashMap<>();

    private long latest;

    void keep(String topic, List<String> words, M message) {
        byTopic.remove(topic);
        byTopic.put(topic, new Kept<>(++latest, topic, words, message));
    }

    Optional<M> find(String topic) {
        return Optional.ofNullable(byTopic.get(topic)).map(Kept::message);
    }

    boolean forget(String topic) {
        return byTopic.remove(topic) != null;
    }

    void clear() {
        byTopic.clear();
    }

    /** {@return the sequence number of what was retained last; they start with 1} */
    long latest() {
        return latest;
    }

    /** {@return what was retained after the one of that number, oldest first} */
    List<Kept<M>> since(long sequence) {
        if (sequence == latest) {
            return List.of();
        }
        return byTopic.values().stream().filter(kept -> kept.sequence() > sequence).toList();
    }

    /** A retained message, with its topic also as words. */
    record Kept<M>(long sequence, String topic, List<String> words, M message) {}
}
