package dev.treadle.mailbox.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Overflow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.List;

@Timeout(30)
class PriorityMessageQueueTest {

    private record Job(int priority, String name) {}

    private final List<Job> dropped = new ArrayList<>();

    @Test
    void shouldGiveTheHigherPriorityFirstAndKeepTheOrderOfEquals() {
        MessageQueue<Job> queue = queue(MailboxOptions.unbounded());

        queue.offer(new Job(1, "a"));
        queue.offer(new Job(5, "b"));
        queue.offer(new Job(1, "c"));
        queue.offer(new Job(-3, "d"));
        queue.offer(new Job(5, "e"));

        assertThat(names(queue)).containsExactly("b", "e", "a", "c", "d");
    }

    @Test
    void shouldOrderTheExtremesOfPriority() {
        MessageQueue<Job> queue = queue(MailboxOptions.unbounded());

        queue.offer(new Job(Integer.MIN_VALUE, "last"));
        queue.offer(new Job(Integer.MAX_VALUE, "first"));
        queue.offer(new Job(0, "middle"));

        assertThat(names(queue)).containsExactly("first", "middle", "last");
    }

    @Test
    void shouldDropTheOldestOfTheLowestPriority() {
        MessageQueue<Job> queue = queue(MailboxOptions.bounded(3, Overflow.DROP_OLDEST));
        queue.offer(new Job(5, "high"));
        queue.offer(new Job(1, "low and old"));
        queue.offer(new Job(1, "low and young"));

        assertThat(queue.offer(new Job(3, "middle"))).isTrue();

        assertThat(dropped).extracting(Job::name).containsExactly("low and old");
        assertThat(names(queue)).containsExactly("high", "middle", "low and young");
    }

    @Test
    void shouldDropAMessageOfLowerPriorityThanAllThatAreThere() {
        MessageQueue<Job> queue = queue(MailboxOptions.bounded(1, Overflow.DROP_OLDEST));
        queue.offer(new Job(5, "high"));

        assertThat(queue.offer(new Job(4, "low"))).isTrue();

        assertThat(dropped).extracting(Job::name).containsExactly("low");
        assertThat(names(queue)).containsExactly("high");
    }

    @Test
    void shouldDropTheOlderOfTwoThatAreTheSame() {
        MessageQueue<Job> queue = queue(MailboxOptions.bounded(1, Overflow.DROP_OLDEST));
        Job job = new Job(1, "same");
        queue.offer(job);

        queue.offer(job);

        assertThat(dropped).containsExactly(job);
        assertThat(names(queue)).containsExactly("same");
    }

    @Test
    void shouldStayAsItWasWhenThePriorityThrows() {
        MessageQueue<Job> queue =
                MessageQueue.create(
                        MailboxOptions.defaults()
                                .withPriority(_ -> {
                                    throw new IllegalStateException("no priority");
                                }),
                        dropped::add);

        assertThatIllegalStateException().isThrownBy(() -> queue.offer(new Job(1, "a")));

        assertThat(queue.isEmpty()).isTrue();
    }

    private MessageQueue<Job> queue(MailboxOptions options) {
        return MessageQueue.create(
                options.withPriority(job -> ((Job) job).priority()), dropped::add);
    }

    private static List<String> names(MessageQueue<Job> queue) {
        List<String> names = new ArrayList<>();
        for (Job job = queue.poll(); job != null; job = queue.poll()) {
            names.add(job.name());
        }
        return names;
    }
}
