package dev.treadle.exchange;

import java.util.List;

/**
 * Words in which {@code *} stands for one word and {@code #} for any number of words.
 *
 * @param text the pattern as it was written
 * @param words its words
 */
record Pattern(String text, List<String> words) {

    /** What a subscriber has that did not say which topics it wants. */
    static final Pattern EVERYTHING = of(Words.ANY_WORDS);

    static Pattern of(String text) {
        return new Pattern(text, Words.ofPattern(text));
    }

    boolean matches(List<String> topic) {
        // matched[n]: the words of the pattern so far match the first n words of the topic
        boolean[] matched = new boolean[topic.size() + 1];
        matched[0] = true;
        for (String word : words) {
            matched =
                    word.equals(Words.ANY_WORDS) ? orMore(matched) : oneMore(matched, word, topic);
        }
        return matched[topic.size()];
    }

    private static boolean[] orMore(boolean[] matched) {
        boolean[] next = matched.clone();
        for (int n = 1; n < next.length; n++) {
            next[n] |= next[n - 1];
        }
        return next;
    }

    private static boolean[] oneMore(boolean[] matched, String word, List<String> topic) {
        boolean any = word.equals(Words.ANY_WORD);
        boolean[] next = new boolean[matched.length];
        for (int n = 0; n < topic.size(); n++) {
            next[n + 1] = matched[n] && (any || word.equals(topic.get(n)));
        }
        return next;
    }
}
