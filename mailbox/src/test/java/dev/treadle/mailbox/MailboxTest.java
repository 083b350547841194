package dev.treadle.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

@Timeout(30)
class MailboxTest {

    private static final Duration NO_TIME = Duration.ZERO;

    private final List<String> dropped = new ArrayList<>();

    @Test
    void shouldGiveMessagesInOrder() throws InterruptedException {
        Mailbox<String> mailbox = Mailbox.create(MailboxOptions.defaults());

        mailbox.tell("a");
        mailbox.tell("b");

        assertThat(mailbox.size()).isEqualTo(2);
        assertThat(mailbox.receive()).isEqualTo("a");
        assertThat(mailbox.tryReceive()).contains("b");
        assertThat(mailbox.tryReceive()).isEmpty();
        assertThat(mailbox.isEmpty()).isTrue();
        assertThat(mailbox.capacity()).isEqualTo(100_000);
    }

    @Test
    void shouldGiveTheHigherPriorityFirst() throws InterruptedException {
        Mailbox<Integer> mailbox =
                Mailbox.create(MailboxOptions.unbounded().withPriority(n -> (Integer) n));

        mailbox.tell(1);
        mailbox.tell(3);
        mailbox.tell(2);

        assertThat(List.of(mailbox.receive(), mailbox.receive(), mailbox.receive()))
                .containsExactly(3, 2, 1);
    }

    @Test
    void shouldWaitForAMessage() throws Exception {
        Mailbox<String> mailbox = Mailbox.create(MailboxOptions.defaults());
        Future<String> received = inBackground(mailbox::receive);

        mailbox.tell("late");

        assertThat(received.get()).isEqualTo("late");
    }

    @Test
    void shouldGiveUpWhenNoMessageComesInTime() throws InterruptedException {
        Mailbox<String> mailbox = Mailbox.create(MailboxOptions.defaults());

        assertThat(mailbox.receive(Duration.ofMillis(5))).isEmpty();
        assertThat(mailbox.receive(NO_TIME)).isEmpty();
        mailbox.tell("there");
        assertThat(mailbox.receive(NO_TIME)).contains("there");
    }

    @Test
    void shouldWaitAlmostForEverWhenTheTimeIsTooLongToCount() throws Exception {
        Mailbox<String> mailbox = Mailbox.create(MailboxOptions.defaults());
        var received = inBackground(() -> mailbox.receive(Duration.ofSeconds(Long.MAX_VALUE)));

        mailbox.tell("at last");

        assertThat(received.get()).contains("at last");
    }

    @Test
    void shouldEndTheWaitOfAnInterruptedOwner() {
        Mailbox<String> mailbox = Mailbox.create(MailboxOptions.defaults());
        var end = new CompletableFuture<Throwable>();
        Thread owner = Threads.startVirtual(() -> end.complete(thrownBy(mailbox::receive)));

        owner.interrupt();

        assertThat(end.join()).isInstanceOf(InterruptedException.class);
        mailbox.tell("still works");
        assertThat(mailbox.tryReceive()).contains("still works");
    }

    @Test
    void shouldRefuseASecondThreadThatWaits() throws Exception {
        Mailbox<String> mailbox = Mailbox.create(MailboxOptions.defaults());
        mailbox.watch(() -> {});

        assertThatIllegalStateException()
                .isThrownBy(() -> mailbox.receive(Duration.ofSeconds(10)))
                .withMessage(
                        "Two threads wait for one mailbox: share a WorkQueue, or receive in one"
                                + " thread");
    }

    @Test
    void shouldMakeSendersWaitWhenFull() throws InterruptedException {
        Mailbox<String> mailbox = Mailbox.create(MailboxOptions.bounded(1));
        mailbox.tell("first");
        var sent = Threads.start(() -> mailbox.tell("second"));

        assertThat(mailbox.receive()).isEqualTo("first");
        assertThat(mailbox.receive()).isEqualTo("second");
        sent.join();
        assertThat(mailbox.dropped()).isZero();
    }

    @Test
    void shouldLetAnInterruptedSenderGo() {
        Mailbox<String> mailbox = Mailbox.create(MailboxOptions.bounded(1));
        mailbox.tell("first");
        var flag = new CompletableFuture<Boolean>();
        var end = new CompletableFuture<Throwable>();
        Thread sender =
                Threads.startVirtual(() -> {
                    Throwable thrown = thrownBy(() -> tell(mailbox, "second"));
                    flag.complete(Thread.currentThread().isInterrupted());
                    end.complete(thrown);
                });

        sender.interrupt();

        assertThat(end.join())
                .isInstanceOf(SendInterruptedException.class)
                .hasMessage(
                        "Interrupted while waiting for room in a mailbox of capacity 1; the message"
                                + " was not sent");
        assertThat(flag.join()).isTrue();
        assertThat(mailbox.tryReceive()).contains("first");
        assertThat(mailbox.tryReceive()).isEmpty();
    }

    @Test
    void shouldFailWhenFullAndToldSo() {
        Mailbox<String> mailbox = Mailbox.create(MailboxOptions.bounded(1, Overflow.FAIL));
        mailbox.tell("first");

        assertThatExceptionOfType(MailboxFullException.class)
                .isThrownBy(() -> mailbox.tell("second"))
                .withMessage(
                        "The mailbox is full, its capacity is 1; send less, or let senders wait");
        assertThat(mailbox.size()).isEqualTo(1);
    }

    @Test
    void shouldDropTheNewestWhenToldSo() throws InterruptedException {
        Mailbox<String> mailbox =
                Mailbox.create(MailboxOptions.bounded(1, Overflow.DROP_NEWEST), dropped::add);

        mailbox.tell("first");
        mailbox.tell("second");

        assertThat(mailbox.dropped()).isEqualTo(1);
        assertThat(dropped).containsExactly("second");
        assertThat(mailbox.receive()).isEqualTo("first");
    }

    @Test
    void shouldDropTheOldestWhenToldSo() throws InterruptedException {
        Mailbox<String> mailbox =
                Mailbox.create(MailboxOptions.bounded(1, Overflow.DROP_OLDEST), dropped::add);

        mailbox.tell("first");
        mailbox.tell("second");

        assertThat(mailbox.dropped()).isEqualTo(1);
        assertThat(dropped).containsExactly("first");
        assertThat(mailbox.receive()).isEqualTo("second");
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCK", "FAIL", "DROP_NEWEST"})
    void shouldNotSendWhatIsOfferedWhenFull(Overflow overflow) {
        Mailbox<String> mailbox = Mailbox.create(MailboxOptions.bounded(1, overflow), dropped::add);

        assertThat(mailbox.offer("first")).isTrue();
        assertThat(mailbox.offer("second")).isFalse();

        assertThat(mailbox.dropped()).isZero();
        assertThat(mailbox.tryReceive()).contains("first");
    }

    @Test
    void shouldRefuseNull() {
        Mailbox<String> mailbox = Mailbox.create(MailboxOptions.defaults());

        assertThatNullPointerException().isThrownBy(() -> mailbox.tell(null));
        assertThatNullPointerException().isThrownBy(() -> mailbox.offer(null));
        assertThatNullPointerException().isThrownBy(() -> mailbox.receive(null));
        assertThatNullPointerException().isThrownBy(() -> Mailbox.create(null));
        assertThat(mailbox.isEmpty()).isTrue();
    }

    @Test
    void shouldLoseNoMessageAndNoWakeUpBetweenManySendersAndItsOwner() throws Exception {
        int senders = 4;
        int messages = 5_000;
        Mailbox<Integer> mailbox = Mailbox.create(MailboxOptions.bounded(1));
        IntStream.range(0, senders)
                .forEach(_ -> Threads.startVirtual(() -> tellAll(mailbox, messages)));

        Future<Integer> received =
                inBackground(() -> {
                    int count = 0;
                    while (count < senders * messages) {
                        mailbox.receive();
                        count++;
                    }
                    return count;
                });

        assertThat(received.get()).isEqualTo(senders * messages);
        await().until(mailbox::isEmpty);
    }

    private static void tellAll(Mailbox<Integer> mailbox, int messages) {
        for (int i = 0; i < messages; i++) {
            mailbox.tell(i);
        }
    }

    private static Void tell(Mailbox<String> mailbox, String message) {
        mailbox.tell(message);
        return null;
    }

    private interface Call<T> {
        T call() throws InterruptedException, ExecutionException;
    }

    private static Throwable thrownBy(Call<?> call) {
        try {
            call.call();
            return new AssertionError("nothing was thrown");
        } catch (Throwable e) {
            return e;
        }
    }

    private static <T> Future<T> inBackground(Call<T> call) {
        var result = new CompletableFuture<T>();
        Threads.startVirtual(() -> {
            try {
                result.complete(call.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }
}
