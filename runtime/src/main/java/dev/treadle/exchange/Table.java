package dev.treadle.exchange;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Who was subscribed to an exchange at one moment. A change of subscriptions makes a new one. */
final class Table<M> {

    /** The topic of a message without one: it has no words. */
    static final String NO_TOPIC = "";

    private final TopicTrie<M> trie;
    private final int subscribers;
    private final TopicCache<M> cache = new TopicCache<>();

    /**
     * Found when first needed, so that many can subscribe in a row at little cost. Two threads may
     * both find it; what they find is the same, and safe to read without any lock.
     */
    private @Nullable Audience<M> withoutTopic;

    Table(TopicTrie<M> trie, int subscribers) {
        this.trie = trie;
        this.subscribers = subscribers;
    }

    static <M> Table<M> empty() {
        return new Table<>(TopicTrie.empty(), 0);
    }

    /** {@return how many recipients are subscribed, each counted once} */
    int subscribers() {
        return subscribers;
    }

    /** {@return who gets a message without a topic} */
    Audience<M> audience() {
        Audience<M> known = withoutTopic;
        if (known == null) {
            known = Audience.of(trie.matching(List.of()));
            withoutTopic = known;
        }
        return known;
    }

    /**
     * {@return who gets a message with this topic}
     *
     * @throws IllegalNameException if it is not a topic
     */
    Audience<M> audience(String topic) {
        Audience<M> known = cache.find(topic);
        if (known == null) {
            known = Audience.of(trie.matching(Words.of("topic", topic)));
            cache.remember(topic, known);
        }
        return known;
    }

    /** {@return who gets a message with this topic, which may be none} */
    Audience<M> audienceOf(String topicOrNone) {
        return topicOrNone.equals(NO_TOPIC) ? audience() : audience(topicOrNone);
    }
}
