package dev.treadle.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.benchmarks.port.Port;
import dev.treadle.benchmarks.port.Runtimes;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.Arrays;
import java.util.stream.Stream;

class WorkloadsTest {

    @TestFactory
    Stream<DynamicTest> shouldDoItsWorkOnEachRuntime() {
        return Arrays.stream(Runtimes.values())
                .map(runtime -> DynamicTest.dynamicTest(runtime.id(), () -> runAll(runtime)));
    }

    private static void runAll(Runtimes runtime) {
        try (var port = runtime.open()) {
            Workloads.scaled(1_000).stream()
                    .filter(workload -> workload.runtimes().contains(runtime))
                    .forEach(workload -> runTwice(workload, port));
        }
    }

    private static <A> void runTwice(Workload workload, Port<A> port) {
        try (var stage = new Stage<>(port)) {
            var round = workload.prepare(stage);
            round.run();
            round.run();
            round.end();
        }
    }

    @Test
    void shouldHaveNamesOfTheirOwn() {
        assertThat(Workloads.all()).extracting(Workload::name).doesNotHaveDuplicates();
    }
}
