package dev.treadle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OccupancyTest {

    private static final long MILLI = 1_000_000;

    private final Occupancy occupancy = new Occupancy();
    private int rests;

    private boolean keepsAt(double millis) {
        return occupancy.keepsCarrier(true, rests, (long) (millis * MILLI));
    }

    @Test
    void shouldSeeARunnerThatNeverParks() {
        assertThat(keepsAt(0)).isFalse();
        assertThat(keepsAt(0.9)).isFalse();
        assertThat(keepsAt(1.1)).isTrue();
    }

    @Test
    void shouldNotMindARunnerThatParksNowAndThen() {
        for (int milli = 0; milli < 100; milli++) {
            rests++;
            assertThat(keepsAt(milli)).isFalse();
        }
    }

    @Test
    void shouldNotMindOneThatIsIdleOrWaits() {
        assertThat(occupancy.keepsCarrier(false, rests, 0)).isFalse();
        assertThat(occupancy.keepsCarrier(false, rests, 10 * MILLI)).isFalse();
        assertThat(keepsAt(10.9)).isFalse();
        assertThat(keepsAt(11.1)).isTrue();
    }

    @Test
    void shouldRememberOneForAWhile() {
        keepsAt(0);
        keepsAt(2);
        rests++;
        assertThat(keepsAt(3)).isTrue();
        rests++;
        assertThat(keepsAt(51)).isTrue();
        rests++;
        assertThat(keepsAt(53)).isFalse();
    }
}
