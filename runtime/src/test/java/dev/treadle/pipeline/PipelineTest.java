package dev.treadle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.treadle.actor.ActorSystem;
import dev.treadle.mailbox.Recipient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class PipelineTest {

    private final ActorSystem system = ActorSystem.create("pipelines");
    private final List<String> out = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        system.close(Duration.ofSeconds(2));
    }

    private static List<Integer> items(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static Pipeline<Integer, String> threeStages(int workers) {
        return Pipeline.<Integer>create()
                .stage("download", workers, n -> "d" + n)
                .stage("resize", 2 * workers, text -> text + "r")
                .stage("upload", workers, text -> text + "u");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 16", "20, 1"})
    void shouldTakeEachItemThroughAllStages(int workers, int buffer) {
        var run = threeStages(workers).buffer(buffer).run(system, "run", items(1_000), out::add);

        assertThat(run.summary().await()).isEqualTo(new PipelineSummary(1_000, List.of()));
        assertThat(out)
                .containsExactlyInAnyOrderElementsOf(
                        items(1_000).stream().map(n -> "d" + n + "ru").toList());
        assertThat(run.progress().done()).isEqualTo(1_000);
        assertThat(run.progress().waiting())
                .containsExactly(
                        java.util.Map.entry("download", 0),
                        java.util.Map.entry("resize", 0),
                        java.util.Map.entry("upload", 0));
    }

    @Test
    void shouldKeepTheOrderIfToldTo() {
        var run =
                Pipeline.<Integer>create()
                        .stage(
                                "slow",
                                8,
                                n -> {
                                    Thread.sleep(n % 7);
                                    if (n % 10 == 3) {
                                        throw new IllegalStateException("left out");
                                    }
                                    return n;
                                })
                        .ordered()
                        .whenFailed(WhenFailed.SKIP)
                        .run(system, "run", items(300), n -> out.add("" + n));

        assertThat(run.summary().await().done()).isEqualTo(270);
        assertThat(out)
                .containsExactlyElementsOf(
                        items(300).stream().filter(n -> n % 10 != 3).map(n -> "" + n).toList());
    }

    @Test
    void shouldReadTheSourceNoFasterThanItIsWorkedOff() throws InterruptedException {
        var read = new AtomicInteger();
        var go = new CountDownLatch(1);
        Iterable<Integer> source =
                () ->
                        Stream.iterate(0, n -> n + 1)
                                .limit(10_000)
                                .peek(n -> read.incrementAndGet())
                                .iterator();
        var run =
                Pipeline.<Integer>create()
                        .stage(
                                "stuck",
                                2,
                                n -> {
                                    go.await();
                                    return n;
                                })
                        .buffer(4)
                        .run(system, "run", source, n -> {});
        await().until(() -> run.progress().waiting().get("stuck") == 4);
        assertThat(read.get()).isLessThanOrEqualTo(2 + 4 + 2);
        go.countDown();
        assertThat(run.summary().await().done()).isEqualTo(10_000);
    }

    @Test
    void shouldNameStageAndItemOfAFailureAndEnd() {
        var run =
                Pipeline.<String>create()
                        .stage("parse", 2, Integer::parseInt)
                        .stage("halve", 2, n -> n / 2)
                        .run(system, "run", List.of("2", "4", "six", "8"), n -> {});

        assertThatThrownBy(() -> run.summary().await())
                .cause()
                .isInstanceOf(StageException.class)
                .hasMessageStartingWith("The stage parse failed on six: ")
                .hasCauseInstanceOf(NumberFormatException.class);
    }

    @Test
    void shouldLeaveOutWhatFailsIfToldTo() {
        var run =
                Pipeline.<String>create()
                        .stage("parse", 2, Integer::parseInt)
                        .stage("halve", 2, n -> 10 / n)
                        .whenFailed(WhenFailed.SKIP)
                        .run(system, "run", List.of("2", "four", "0", "5"), n -> out.add("" + n));

        PipelineSummary summary = run.summary().await();
        assertThat(summary.done()).isEqualTo(2);
        assertThat(summary.failures())
                .extracting(StageException::stage, StageException::item)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("parse", "four"),
                        org.assertj.core.groups.Tuple.tuple("halve", "0"));
        assertThat(out).containsExactlyInAnyOrder("5", "2");
    }

    @Test
    void shouldEndInOrderWhenItIsStopped() {
        var run =
                threeStages(2)
                        .run(
                                system,
                                "run",
                                () -> Stream.iterate(0, n -> n + 1).iterator(),
                                out::add);
        await().until(() -> out.size() > 100);
        run.stop();

        PipelineSummary summary = run.summary().await();
        assertThat(summary.done()).isEqualTo(out.size()).isEqualTo(run.progress().taken());
    }

    @Test
    void shouldEndWhenItsSourceOrSinkThrows() {
        Iterable<Integer> broken = () -> Stream.of(1, 2, 0).map(n -> 10 / n).iterator();
        assertThatThrownBy(
                        () -> threeStages(1).run(system, "a", broken, out::add).summary().await())
                .hasMessageContaining("The stage source failed");
        Recipient<String> full =
                text -> {
                    throw new IllegalStateException("disk full");
                };
        assertThatThrownBy(
                        () -> threeStages(1).run(system, "b", items(1_000), full).summary().await())
                .hasMessageContainingAll("The stage sink failed on ", "disk full");
    }

    @Test
    void shouldFailWhenItIsKilled() {
        var run =
                Pipeline.<Integer>create()
                        .stage(
                                "stuck",
                                2,
                                n -> {
                                    new CountDownLatch(1).await();
                                    return n;
                                })
                        .run(system, "run", items(100), n -> {});
        await().until(() -> run.progress().taken() > 3);
        run.kill();

        assertThatThrownBy(() -> run.summary().await())
                .hasMessageContaining("pipelines/run was ended before all items had come out");
    }

    @Test
    void shouldTakeNothingThroughNoStage() {
        assertThat(
                        Pipeline.<String>create()
                                .run(system, "run", List.of("a", "b"), out::add)
                                .summary()
                                .await()
                                .done())
                .isEqualTo(2);
        assertThat(threeStages(1).run(system, "none", List.of(), out::add).summary().await().done())
                .isZero();
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        var pipeline = threeStages(1);
        assertThatThrownBy(() -> pipeline.buffer(0)).hasMessageContaining("0");
        assertThatThrownBy(() -> pipeline.stage("crop", 0, text -> text))
                .hasMessageContainingAll("crop", "0");
        assertThatThrownBy(() -> pipeline.stage("resize", 1, text -> text))
                .hasMessageContaining("resize already");
    }
}
