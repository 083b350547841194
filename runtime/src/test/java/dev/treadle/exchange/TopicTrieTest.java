package dev.treadle.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class TopicTrieTest {

    private static final List<String> WORDS = List.of("a", "b", "c");
    private static final List<String> WORDS_AND_WILDCARDS = List.of("a", "b", "c", "*", "#");

    private final TestExchanges test = new TestExchanges();
    private final Ledger<String> ledger =
            new Ledger<>(test.orders, new Reporter(test.undelivered::add, test.log));
    private long sequence;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldFindWhatMatchesInTheOrderOfSubscription(long seed) {
        Random random = new Random(seed);
        List<Binding<String>> bindings = new ArrayList<>();
        TopicTrie<String> trie = TopicTrie.empty();
        for (int i = 0; i < 300; i++) {
            if (!bindings.isEmpty() && random.nextInt(3) == 0) {
                trie = trie.without(bindings.remove(random.nextInt(bindings.size())));
            } else {
                Binding<String> binding = binding(words(random, WORDS_AND_WILDCARDS, 1));
                bindings.add(binding);
                trie = trie.with(binding);
            }
            List<String> topic = words(random, WORDS, 0);
            assertThat(trie.matching(topic))
                    .isEqualTo(
                            bindings.stream()
                                    .filter(b -> b.address().pattern().matches(topic))
                                    .toList());
        }
    }

    @Test
    void shouldKeepNothingOfThoseWhoLeft() {
        Binding<String> first = binding(List.of("a", "*", "#"));
        Binding<String> second = binding(List.of("a"));

        TopicTrie<String> trie = TopicTrie.<String>empty().with(first).with(second);

        assertThat(trie.without(second).without(first).isEmpty()).isTrue();
        assertThat(trie.without(first).without(second).isEmpty()).isTrue();
        assertThat(trie.without(first).isEmpty()).isFalse();
    }

    @Test
    void shouldNotSlowDownWithManyWildcards() {
        TopicTrie<String> trie = TopicTrie.empty();
        for (int n = 1; n <= 60; n++) {
            trie = trie.with(binding(List.of(("#.a.".repeat(n) + "b").split("\\."))));
        }

        assertThat(trie.matching(List.of("a.".repeat(120).split("\\.")))).isEmpty();
    }

    private Binding<String> binding(List<String> words) {
        Pattern pattern = Pattern.of(String.join(".", words));
        Address<String> address =
                new Address<>(new Probe<>(), pattern, SubscriptionOptions.defaults());
        Binding<String> binding = new Binding<>(address, ledger, _ -> {});
        binding.enter(++sequence, Turn.NONE);
        return binding;
    }

    private static List<String> words(Random random, List<String> from, int least) {
        return random.ints(least + random.nextInt(4), 0, from.size()).mapToObj(from::get).toList();
    }
}
