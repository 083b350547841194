package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Things by their names, as a map would have them. */
@SuppressWarnings("ReferenceEquality") // the thing itself, not one that is equal to it
class NameTableTest {

    private record Thing(String name, int version) implements NameTable.Named {}

    private final NameTable<Thing> table = new NameTable<>();

    private boolean enter(Thing made) {
        return table.enter(made, (old, _) -> old) == made;
    }

    @Test
    void shouldFindWhatWasEntered() {
        var one = new Thing("one", 1);

        assertThat(enter(one)).isTrue();

        assertThat(table.get("one")).isSameAs(one);
        assertThat(table.get("two")).isNull();
        assertThat(table.size()).isEqualTo(1);
    }

    @Test
    void shouldLeaveANameToWhoeverTheRuleSays() {
        var old = new Thing("one", 1);
        var made = new Thing("one", 2);
        enter(old);

        assertThat(enter(made)).isFalse();
        assertThat(table.get("one")).isSameAs(old);
        assertThat(table.enter(made, (_, other) -> other)).isSameAs(made);
        assertThat(table.get("one")).isSameAs(made);
        assertThat(table.size()).isEqualTo(1);
    }

    @Test
    void shouldRemoveNothingThatOnlyHasTheSameName() {
        var one = new Thing("one", 1);
        enter(one);

        assertThat(table.remove(new Thing("one", 1))).isFalse();
        assertThat(table.remove(one)).isTrue();
        assertThat(table.remove(one)).isFalse();
        assertThat(table.get("one")).isNull();
        assertThat(table.isEmpty()).isTrue();
    }

    @Test
    void shouldTellNamesOfOneHashApart() {
        // each of "Aa" and "BB" has the same hash code, and so have all that are made of them
        var names =
                IntStream.range(0, 1 << 8)
                        .mapToObj(i -> Integer.toBinaryString(i | 1 << 8))
                        .map(bits -> bits.replace("0", "Aa").replace("1", "BB"))
                        .toList();
        assertThat(names.stream().mapToInt(String::hashCode).distinct().count()).isEqualTo(1);

        names.forEach(name -> assertThat(enter(new Thing(name, 0))).isTrue());

        assertThat(names).allSatisfy(name -> assertThat(table.get(name)).isNotNull());
        names.stream().skip(1).forEach(name -> table.remove(table.get(name)));
        assertThat(table.all()).singleElement().extracting(Thing::name).isEqualTo(names.getFirst());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 40, 5_000, 60_000})
    void shouldDoAsAMapDoes(int names) {
        var map = new HashMap<String, Thing>();
        var random = new Random(names);

        for (int i = 0; i < 200_000; i++) {
            String name = "n" + random.nextInt(names);
            Thing there = map.get(name);
            assertThat(table.get(name)).isSameAs(there);
            if (there == null) {
                var made = new Thing(name, i);
                map.put(name, made);
                enter(made);
            } else if (random.nextInt(8) < 7) {
                map.remove(name);
                table.remove(there);
            }
            assertThat(table.size()).isEqualTo(map.size());
        }

        assertThat(table.all()).containsExactlyInAnyOrderElementsOf(map.values());
    }

    /**
     * Each thread enters and removes names of its own and fights for names of all, while others
     * search for what stays and what never was.
     */
    @Test
    void shouldLoseAndInventNothingUnderLoad() throws InterruptedException {
        int threads = 4;
        int rounds = 30_000;
        IntStream.range(0, 100).forEach(i -> enter(new Thing("stays-" + i, i)));
        Map<String, AtomicInteger> holders = new ConcurrentHashMap<>();
        var writing = new CountDownLatch(threads);
        var wrong = new AtomicBoolean();

        var readers =
                IntStream.range(0, 2)
                        .mapToObj(i ->
                                Thread.ofPlatform()
                                        .start(() ->
                                                wrong.compareAndSet(
                                                        false, !searchWell(writing, i))))
                        .toList();
        for (int t = 0; t < threads; t++) {
            int own = t;
            Thread.ofPlatform()
                    .start(() -> {
                        var random = new Random(own);
                        for (int i = 0; i < rounds; i++) {
                            var mine = new Thing("own-%d-%d".formatted(own, i % 700), i);
                            Thing before = table.get(mine.name());
                            boolean right =
                                    before == null
                                            ? enter(mine) && table.get(mine.name()) == mine
                                            : table.remove(before)
                                                    && table.get(mine.name()) == null;
                            right &= fight("all-" + random.nextInt(5), own, holders);
                            wrong.compareAndSet(false, !right);
                        }
                        writing.countDown();
                    });
        }
        writing.await();
        for (Thread reader : readers) {
            reader.join();
        }

        assertThat(wrong).isFalse();
        assertThat(table.all().stream().map(Thing::name))
                .doesNotHaveDuplicates()
                .hasSize(table.size())
                .contains("stays-0", "stays-99")
                .noneMatch(name -> name.startsWith("all-"));
    }

    private boolean searchWell(CountDownLatch until, int seed) {
        var random = new Random(seed);
        boolean well = true;
        while (well && until.getCount() > 0) {
            int i = random.nextInt(100);
            Thing found = table.get("stays-" + i);
            well = found != null && found.version() == i && table.get("never-" + i) == null;
        }
        return well;
    }

    /** {@return whether nobody else had the name while this thread had it, if it got it} */
    private boolean fight(String name, int own, Map<String, AtomicInteger> holders) {
        var mine = new Thing(name, own);
        if (!enter(mine)) {
            return true;
        }
        var holding = holders.computeIfAbsent(name, _ -> new AtomicInteger());
        boolean alone = holding.incrementAndGet() == 1 && table.get(name) == mine;
        holding.decrementAndGet();
        return table.remove(mine) && alone;
    }
}
