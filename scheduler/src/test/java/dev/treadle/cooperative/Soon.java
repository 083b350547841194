package dev.treadle.cooperative;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

import java.time.Duration;

/** Waits for what comes soon on a free machine, and some time later on a busy one. */
final class Soon {

    static final Duration LONG = Duration.ofSeconds(30);

    private Soon() {}

    static ConditionFactory await() {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(LONG);
    }
}
