package dev.treadle.samples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmallSamplesTest {

    @Test
    void shouldPrintAllThatCameBeforeTheClose() {
        var run = CommandRun.of("print");

        assertThat(run.status()).isZero();
        assertThat(run.lines()).containsExactly("Got: Hello", "Got: World", "Actor terminating");
    }

    @Test
    void shouldRunTheMethodOfTheTag() {
        var run = CommandRun.of("tagged");

        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .startsWith("Running A 1", "Running B 2 3", "Running B 2 3", "2 + 3 = 5");
        assertThat(run.lines().getLast()).contains("tagged/calculator", "\"C\"", "\"A\"", "\"B\"");
    }

    @Test
    void shouldHaveResultsAfterTheWorkerHasEnded() {
        var run = CommandRun.of("worker");

        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .containsExactly(
                        "2 to the power of 3 is 8",
                        "1 divided by 0 failed:"
                                + " java.lang.ArithmeticException: BigInteger divide by zero");
    }

    @Test
    void shouldReachSubscribersWithinTheirScopeAndTheTapAlways() {
        var run = CommandRun.of("exchange");

        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .containsExactlyInAnyOrder(
                        "task_a got: msg1",
                        "task_a got: msg2",
                        "task_b got: msg1",
                        "task_b got: msg2",
                        "msg[1]: msg1",
                        "msg[2]: msg2",
                        "msg[3]: msg3")
                .containsSubsequence("task_a got: msg1", "task_a got: msg2")
                .containsSubsequence("msg[1]: msg1", "msg[2]: msg2", "msg[3]: msg3");
    }

    @Test
    void shouldPrintAllPagesButTheOneThatJams() {
        var run = CommandRun.of("router");

        assertThat(run.status()).isZero();
        assertThat(run.lines()).containsExactly("page 42 is lost", "printed 99 of 100 pages");
    }

    @Test
    void shouldTakeTheBestOfTheRepliesThereAre() {
        var run = CommandRun.of("aggregator");

        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .containsExactly(
                        "ritz: 800 for 2 nights",
                        "inn: 160 for 2 nights",
                        "full: no room",
                        "silent: no reply in time",
                        "best: inn");
    }

    @Test
    void shouldShowGuestsWhatOthersPostUntilTheyLeave() {
        var run = CommandRun.of("chat");

        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .containsSubsequence(
                        "ada sees ada has joined",
                        "ada sees bob has joined",
                        "ada sees ada: hello bob",
                        "ada sees bob has left",
                        "ada sees ada: anybody here?")
                .containsSubsequence("bob sees bob has joined", "bob sees ada: hello bob")
                .hasSize(7);
    }
}
