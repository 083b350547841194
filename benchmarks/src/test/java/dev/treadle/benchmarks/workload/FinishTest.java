package dev.treadle.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FinishTest {

    @Test
    void shouldFailWhenAMessageWasLostOrDoubled() {
        var finish = new Finish(2);
        finish.arrive(10);
        finish.arrive(11);

        assertThatThrownBy(() -> finish.await(20))
                .isInstanceOf(WorkloadException.class)
                .hasMessage("The round did 21 of what should be 20");
    }
}
