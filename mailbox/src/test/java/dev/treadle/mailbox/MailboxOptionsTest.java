package dev.treadle.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class MailboxOptionsTest {

    @Test
    void shouldBlockAtAHundredThousandUnlessToldOtherwise() {
        MailboxOptions options = MailboxOptions.defaults();

        assertThat(options.capacity()).isEqualTo(100_000);
        assertThat(options.overflow()).isEqualTo(Overflow.BLOCK);
        assertThat(options.priority()).isEmpty();
        assertThat(options).hasToString("bounded to 100000, BLOCK");
    }

    @Test
    void shouldKeepWhatWasChosen() {
        MailboxOptions options =
                MailboxOptions.bounded(3, Overflow.DROP_NEWEST).withPriority(_ -> 9);

        assertThat(options.capacity()).isEqualTo(3);
        assertThat(options.overflow()).isEqualTo(Overflow.DROP_NEWEST);
        assertThat(options.priority().orElseThrow().applyAsInt("any")).isEqualTo(9);
        assertThat(options).hasToString("bounded to 3, DROP_NEWEST, by priority");
    }

    @Test
    void shouldHaveTheLargestCapacityWhenUnbounded() {
        assertThat(MailboxOptions.unbounded().capacity()).isEqualTo(Integer.MAX_VALUE);
        assertThat(MailboxOptions.unbounded()).hasToString("unbounded, BLOCK");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void shouldRefuseACapacityBelowOne(int capacity) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailboxOptions.bounded(capacity))
                .withMessage(
                        "A mailbox cannot have the capacity %d: give it at least 1, or use"
                                + " unbounded()",
                        capacity);
    }

    @Test
    void shouldRefuseNull() {
        assertThatNullPointerException().isThrownBy(() -> MailboxOptions.bounded(1, null));
        assertThatNullPointerException()
                .isThrownBy(() -> MailboxOptions.defaults().withPriority(null));
    }
}
