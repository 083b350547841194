package dev.treadle.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

class TreapTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldBehaveAsAMapThatIsNeverChanged(long seed) {
        Random random = new Random(seed);
        Map<String, Integer> expected = new HashMap<>();
        Treap<String, Integer> map = Treap.empty();
        for (int i = 0; i < 3_000; i++) {
            String word = "w" + random.nextInt(200);
            Treap<String, Integer> before = map;
            Optional<Integer> valueBefore = before.find(word);
            if (random.nextInt(3) == 0) {
                expected.remove(word);
                map = map.without(word);
            } else {
                expected.put(word, i);
                map = map.with(word, i);
            }
            assertThat(before.find(word)).isEqualTo(valueBefore);
            assertThat(map.find(word)).isEqualTo(Optional.ofNullable(expected.get(word)));
            assertThat(map.isEmpty()).isEqualTo(expected.isEmpty());
        }
        assertThat(map.values()).containsExactlyElementsOf(new TreeMap<>(expected).values());
        for (int i = 0; i < 200; i++) {
            assertThat(map.find("w" + i)).isEqualTo(Optional.ofNullable(expected.get("w" + i)));
        }
    }

    /** Whatever the keys: were it a list, the stack would not be deep enough. */
    @ParameterizedTest
    @ValueSource(strings = {"%06d", "customer-%d", "%x"})
    void shouldStayShallow(String format) {
        Treap<String, Integer> map = Treap.empty();
        for (int i = 0; i < 100_000; i++) {
            map = map.with(format.formatted(i), i);
        }

        assertThat(map.find(format.formatted(77_777))).contains(77_777);
        assertThat(map.values()).hasSize(100_000);
    }

    @Test
    void shouldStayShallowForNumbersInARow() {
        Treap<Long, Long> map = Treap.empty();
        for (long i = 0; i < 100_000; i++) {
            map = map.with(i, i);
        }

        assertThat(map.values()).hasSize(100_000).isSorted();
    }
}
