package dev.treadle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SightingTest {

    private final Sighting sighting = new Sighting();

    @Test
    void shouldCountFromTheFirstSightOfAStep() {
        assertThat(sighting.lasts(1, 100)).isZero();
        assertThat(sighting.lasts(1, 150)).isEqualTo(50);
        assertThat(sighting.lasts(3, 160)).isZero();
        assertThat(sighting.lasts(3, 170)).isEqualTo(10);
    }

    @Test
    void shouldBeStuckAtOneStepOnly() {
        sighting.lasts(1, 100);
        assertThat(sighting.stuckAt(1)).isFalse();

        sighting.holdsThread();

        assertThat(sighting.stuckAt(1)).isTrue();
        assertThat(sighting.stuckAt(2)).isFalse();
        assertThat(sighting.stuckAt(3)).isFalse();
    }

    @Test
    void shouldBeToldOnceAStep() {
        sighting.lasts(1, 100);
        assertThat(sighting.firstTold()).isTrue();
        assertThat(sighting.firstTold()).isFalse();

        sighting.lasts(3, 200);
        assertThat(sighting.firstTold()).isTrue();
    }
}
