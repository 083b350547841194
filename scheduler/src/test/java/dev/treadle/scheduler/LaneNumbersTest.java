package dev.treadle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.stream.IntStream;

/** Numbers that are one runner's at a time. */
class LaneNumbersTest {

    private final LaneNumbers lanes = new LaneNumbers();

    @Test
    void shouldGiveEachNumberOnce() {
        assertThat(IntStream.range(0, Turn.LANES).map(_ -> lanes.take()))
                .containsExactlyElementsOf(IntStream.range(0, Turn.LANES).boxed().toList());
    }

    @Test
    void shouldHaveNoneForMoreThanThat() {
        IntStream.range(0, Turn.LANES).forEach(_ -> lanes.take());

        assertThat(lanes.take()).isEqualTo(Turn.NO_LANE);
        lanes.giveBack(Turn.NO_LANE);
        assertThat(lanes.take()).isEqualTo(Turn.NO_LANE);
    }

    @Test
    void shouldGiveAgainWhatWasGivenBack() {
        IntStream.range(0, Turn.LANES).forEach(_ -> lanes.take());
        lanes.giveBack(17);
        lanes.giveBack(Turn.LANES - 1);

        assertThat(lanes.take()).isEqualTo(17);
        assertThat(lanes.take()).isEqualTo(Turn.LANES - 1);
        assertThat(lanes.take()).isEqualTo(Turn.NO_LANE);
    }
}
