package dev.treadle.samples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The samples of supervision, state and stash. */
class ModelSamplesTest {

    @Test
    void shouldPassWhoPays() {
        var run = CommandRun.of("turnstile", "--lock-after", "20");

        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .containsExactly(
                        "It is LOCKED",
                        "It does not move",
                        "It is UNLOCKED",
                        "Somebody passes",
                        "It is LOCKED",
                        "It is UNLOCKED",
                        "Nobody came",
                        "It is LOCKED",
                        "It is locked again; 1 passed");
    }

    @Test
    void shouldNotBeImpatientForLessThanNoTime() {
        var run = CommandRun.of("turnstile", "--lock-after", "0");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--lock-after takes 1 to 60,000, not 0.");
    }

    @Test
    void shouldAnswerWhenItCan() {
        var run = CommandRun.of("stash");

        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .containsExactly(
                        "Put aside: apple",
                        "apple: 50 cents",
                        "pear: 70 cents",
                        "moon: not for sale");
    }

    @Test
    void shouldCookOnAfterMishaps() {
        var run = CommandRun.of("restaurant");

        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .containsSubsequence(
                        "The kitchen opens",
                        "A cook is at the stove",
                        "A cook is at the oven",
                        "A guest eats soup",
                        "A cook is at the stove",
                        "A cook is at the stove",
                        "A guest eats steak",
                        "A guest gets no unicorn: there is no unicorn on the menu",
                        "A guest eats pizza",
                        "A guest eats pizza",
                        "A guest eats pizza",
                        "The kitchen is closed: the day is over")
                .contains("A guest gets no pizza: the oven is broken");
        assertThat(run.lines().stream().filter("The kitchen opens"::equals)).hasSize(2);
    }

    @Test
    void shouldCloseTheKitchenThatBeginsAnewTooOften() {
        var run = CommandRun.of("restaurant", "--broken-ovens", "3");

        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .endsWith(
                        "A guest gets no pizza: nobody cooks",
                        "The kitchen is closed: the oven is broken");
        assertThat(run.lines().stream().filter("The kitchen opens"::equals)).hasSize(3);
    }
}
