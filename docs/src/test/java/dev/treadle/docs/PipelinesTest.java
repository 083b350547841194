package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.ActorSystem;
import dev.treadle.pipeline.Pipeline;
import dev.treadle.pipeline.PipelineRun;
import dev.treadle.pipeline.PipelineSummary;
import dev.treadle.pipeline.WhenFailed;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** The programs of docs/guide/pipelines.md. */
class PipelinesTest {

    private final ActorSystem system = ActorSystem.create("pipelines");
    private final List<Integer> halves = new ArrayList<>();

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void shouldRun() {
        // tag::pipeline
        Pipeline<String, Integer> pipeline =
                Pipeline.<String>create()
                        .stage("parse", 2, Integer::parseInt)
                        .stage("halve", 4, n -> n / 2)
                        .buffer(10)
                        .ordered();
        PipelineRun run = pipeline.run(system, "run", List.of("2", "4", "6"), halves::add);
        PipelineSummary summary = run.summary().await();
        // end::pipeline
        assertThat(halves).containsExactly(1, 2, 3);
        assertThat(summary.done()).isEqualTo(3);

        PipelineRun failing = pipeline.run(system, "failing", List.of("2", "six"), n -> {});
        assertThatThrownBy(() -> failing.summary().await())
                .hasMessageContaining(
                        "The stage parse failed on six: java.lang.NumberFormatException");
        // tag::skip
        PipelineSummary rest =
                pipeline.whenFailed(WhenFailed.SKIP)
                        .run(system, "rest", List.of("2", "six"), halves::add)
                        .summary()
                        .await();
        // end::skip
        assertThat(rest.done()).isEqualTo(1);
        assertThat(rest.failures()).hasSize(1);
    }
}
