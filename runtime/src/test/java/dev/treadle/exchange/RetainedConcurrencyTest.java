package dev.treadle.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

class RetainedConcurrencyTest {

    private static final int MESSAGES = 3_000;

    private final Exchange<Integer> numbers =
            new TestExchanges().exchanges.exchange("numbers", Integer.class);
    private final List<Probe<Integer>> probes = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean published;

    @RepeatedTest(10)
    void shouldReachNewcomersOnceAndBeforeAnythingNewer() {
        Threads.run(this::publish, this::subscribeMany, this::subscribeMany);

        assertThat(probes).hasSizeGreaterThan(1);
        for (Probe<Integer> probe : probes) {
            List<Integer> seen = probe.messages();
            assertThat(seen.getLast()).isEqualTo(MESSAGES);
            for (int i = 1; i < seen.size(); i++) {
                assertThat(seen.get(i)).isGreaterThan(seen.get(i - 1));
            }
        }
    }

    /** Every other one is not retained. The last one is. */
    private void publish() {
        for (int i = 1; i <= MESSAGES; i++) {
            if (i % 2 == 0) {
                numbers.publishRetained("topic", i);
            } else {
                numbers.publish("topic", i);
            }
        }
        published = true;
    }

    private void subscribeMany() {
        do {
            Probe<Integer> probe = new Probe<>();
            probes.add(probe);
            if (probes.size() % 2 == 0) {
                numbers.attach(probe);
            } else {
                numbers.subscribe("topic", probe);
            }
        } while (!published && probes.size() < 200);
    }
}
