package dev.treadle.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.treadle.actor.ActorSystem;
import dev.treadle.scheduler.Result;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class JvmPoolTest {

    /** Does what it is told. */
    public static final class Obedient implements JvmJob<String, String> {

        @Override
        public String run(String order) throws Exception {
            System.out.println("told something"); // must not get into the results
            return switch (order) {
                case "exit" -> {
                    Runtime.getRuntime().halt(7);
                    yield "";
                }
                case "throw" -> throw new IllegalStateException("as it was told");
                case "pid" -> Long.toString(ProcessHandle.current().pid());
                default -> order + " done";
            };
        }

        @Override
        public Codec<String> arguments() {
            return Codec.text();
        }

        @Override
        public Codec<String> results() {
            return Codec.text();
        }
    }

    private final ActorSystem system = ActorSystem.create("jvms");

    @AfterEach
    void close() {
        system.close();
    }

    private JvmPool<String, String> pool(int size) {
        return JvmPool.start(
                system, "pool", size, new Obedient(), "-Xmx64m", "-cp", ChildJvm.classPath());
    }

    @Test
    void shouldRunJobsInAnotherJvm() {
        try (var pool = pool(2)) {
            List<Result<String>> results =
                    IntStream.range(0, 100).mapToObj(i -> pool.submit("job " + i)).toList();
            assertThat(Result.all(results).await())
                    .containsExactlyElementsOf(
                            IntStream.range(0, 100).mapToObj(i -> "job " + i + " done").toList());
            long pid = Long.parseLong(pool.submit("pid").await());
            assertThat(pid).isNotEqualTo(ProcessHandle.current().pid());
            String large = "x".repeat(1_000_000);
            assertThat(pool.submit(large).await()).hasSize(1_000_005);
        }
    }

    @Test
    void shouldFailOnlyTheJobThatEndsItsJvm() {
        try (var pool = pool(1)) {
            String before = pool.submit("pid").await();
            Result<String> deadly = pool.submit("exit");
            Result<String> next = pool.submit("pid");

            assertThatThrownBy(deadly::await)
                    .cause()
                    .isInstanceOf(JvmJobException.class)
                    .hasMessageContaining("ended with status 7");
            assertThat(next.await()).isNotEqualTo(before);
        }
    }

    @Test
    void shouldSayWhatAJobThrew() {
        try (var pool = pool(1)) {
            String before = pool.submit("pid").await();
            assertThatThrownBy(() -> pool.submit("throw").await())
                    .cause()
                    .isInstanceOf(JvmJobException.class)
                    .hasMessageContainingAll("IllegalStateException: as it was told", "Obedient");
            assertThat(pool.submit("pid").await()).isEqualTo(before);
        }
    }

    @Test
    void shouldEndTheJvmsWithThePool() {
        long pid;
        try (var pool = pool(1)) {
            pid = Long.parseLong(pool.submit("pid").await());
        }
        await().until(() -> !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
    }
}
