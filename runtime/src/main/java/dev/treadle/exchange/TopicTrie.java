package dev.treadle.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Bindings by the words of their patterns, as an immutable trie. Wildcards are words like any other
 * in it, since no topic has them.
 */
final class TopicTrie<M> {

    /** Whether this is where a {@code #} leads, and stays. */
    private final boolean anyWords;

    private final Treap<String, TopicTrie<M>> next;

    /** By their place in the order of subscription. */
    private final Treap<Long, Binding<M>> bindings;

    private TopicTrie(
            boolean anyWords, Treap<String, TopicTrie<M>> next, Treap<Long, Binding<M>> bindings) {
        this.anyWords = anyWords;
        this.next = next;
        this.bindings = bindings;
    }

    static <M> TopicTrie<M> empty() {
        return new TopicTrie<>(false, Treap.empty(), Treap.empty());
    }

    boolean isEmpty() {
        return bindings.isEmpty() && next.isEmpty();
    }

    TopicTrie<M> with(Binding<M> binding) {
        return with(binding.address().pattern().words(), binding);
    }

    TopicTrie<M> without(Binding<M> binding) {
        return without(binding.address().pattern().words(), binding);
    }

    private TopicTrie<M> with(List<String> pattern, Binding<M> binding) {
        if (pattern.isEmpty()) {
            return new TopicTrie<>(anyWords, next, bindings.with(binding.sequence(), binding));
        }
        String word = pattern.getFirst();
        TopicTrie<M> child = next.find(word).orElseGet(() -> leaf(word));
        return new TopicTrie<>(
                anyWords, next.with(word, child.with(rest(pattern), binding)), bindings);
    }

    private TopicTrie<M> without(List<String> pattern, Binding<M> binding) {
        if (pattern.isEmpty()) {
            return new TopicTrie<>(anyWords, next, bindings.without(binding.sequence()));
        }
        String word = pattern.getFirst();
        TopicTrie<M> child = next.find(word).orElseThrow().without(rest(pattern), binding);
        return new TopicTrie<>(
                anyWords, child.isEmpty() ? next.without(word) : next.with(word, child), bindings);
    }

    private static <M> TopicTrie<M> leaf(String word) {
        return new TopicTrie<>(word.equals(Words.ANY_WORDS), Treap.empty(), Treap.empty());
    }

    private static List<String> rest(List<String> words) {
        return words.subList(1, words.size());
    }

    /**
     * {@return the bindings whose pattern matches, in the order of subscription}
     *
     * <p>Walks all ways at once, word by word, so that no pattern makes it go back and try again.
     */
    List<Binding<M>> matching(List<String> topic) {
        Set<TopicTrie<M>> here = new LinkedHashSet<>();
        enter(here);
        for (String word : topic) {
            Set<TopicTrie<M>> there = new LinkedHashSet<>();
            here.forEach(node -> node.step(word, there));
            here = there;
        }
        List<Binding<M>> found = new ArrayList<>();
        here.forEach(node -> found.addAll(node.bindings.values()));
        found.sort(Comparator.comparingLong(Binding::sequence));
        return found;
    }

    /** A {@code #} also stands for no word, so whoever is here is also behind it. */
    private void enter(Set<TopicTrie<M>> nodes) {
        if (nodes.add(this)) {
            next.find(Words.ANY_WORDS).ifPresent(child -> child.enter(nodes));
        }
    }

    private void step(String word, Set<TopicTrie<M>> there) {
        if (anyWords) {
            enter(there);
        }
        next.find(word).ifPresent(child -> child.enter(there));
        next.find(Words.ANY_WORD).ifPresent(child -> child.enter(there));
    }
}
