package dev.treadle.exchange;

import java.util.List;

/** The words of names, topics and patterns, and the rules for them. */
final class Words {

    static final String ANY_WORD = "*";
    static final String ANY_WORDS = "#";

    /** AMQP has the same limit. It also bounds how deep a trie of patterns can be. */
    static final int MOST_CHARACTERS = 255;

    private Words() {}

    /**
     * Takes a name, topic or group apart.
     *
     * @param what what the text is, for the error message
     */
    static List<String> of(String what, String text) {
        List<String> words = split(what, text);
        for (String word : words) {
            if (hasWildcard(word)) {
                throw illegal(what, text, "has a wildcard: leave it to patterns");
            }
        }
        return words;
    }

    /** Takes a pattern apart. */
    static List<String> ofPattern(String text) {
        List<String> words = split("pattern", text);
        for (String word : words) {
            if (hasWildcard(word) && word.length() > 1) {
                throw illegal(
                        "pattern", text, "has a wildcard in a word: let it be the whole word");
            }
        }
        return words;
    }

    private static List<String> split(String what, String text) {
        if (text.isEmpty()) {
            throw illegal(what, text, "is empty: give it at least one word");
        }
        if (text.length() > MOST_CHARACTERS) {
            throw illegal(what, text, "is too long: keep to " + MOST_CHARACTERS + " characters");
        }
        if (text.codePoints().anyMatch(Words::isBlank)) {
            throw illegal(what, text, "has a blank: leave blanks out");
        }
        List<String> words = List.of(text.split("\\.", -1));
        if (words.contains("")) {
            throw illegal(what, text, "has an empty word: write one before and after each dot");
        }
        return words;
    }

    private static boolean hasWildcard(String word) {
        return word.contains(ANY_WORD) || word.contains(ANY_WORDS);
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character);
    }

    private static IllegalNameException illegal(String what, String text, String problem) {
        return new IllegalNameException("The %s \"%s\" %s".formatted(what, text, problem));
    }
}
