package dev.treadle.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

@Timeout(30)
class SelectTest {

    private final Mailbox<String> letters = Mailbox.create(MailboxOptions.defaults());
    private final Mailbox<Integer> numbers = Mailbox.create(MailboxOptions.defaults());
    private final WorkQueue<String> work = WorkQueue.bounded(10);
    private final List<String> handled = new ArrayList<>();

    @Test
    void shouldFindTheSourceThatIsReady() throws InterruptedException {
        Select select = Select.of(letters, numbers, work);

        numbers.tell(1);

        assertThat(select.await()).isSameAs(numbers);
    }

    @Test
    void shouldTakeTurnsAmongThoseThatAreReady() throws InterruptedException {
        Select select = Select.of(letters, numbers, work);
        letters.tell("a");
        numbers.tell(1);
        work.tryPut("job");

        assertThat(List.of(select.await(), select.await(), select.await(), select.await()))
                .containsExactly(letters, numbers, work, letters);
    }

    @Test
    void shouldWakeWhenAMailboxBecomesReady() throws Exception {
        var found = new CompletableFuture<Selectable>();
        Threads.startVirtual(() -> found.complete(Select.of(letters, numbers, work).await()));

        letters.tell("a");

        assertThat(found.get()).isSameAs(letters);
    }

    @Test
    void shouldWakeWhenAWorkQueueBecomesReady() throws Exception {
        var found = new CompletableFuture<Selectable>();
        Threads.startVirtual(() -> found.complete(Select.of(letters, work).await()));

        work.put("job");

        assertThat(found.get()).isSameAs(work);
    }

    @Test
    void shouldWakeWhenAWorkQueueIsClosed() throws Exception {
        var found = new CompletableFuture<Selectable>();
        Threads.startVirtual(() -> found.complete(Select.of(letters, work).await()));

        work.close();

        assertThat(found.get()).isSameAs(work);
    }

    @Test
    void shouldGiveUpWhenNothingIsReadyInTime() throws InterruptedException {
        Select select = Select.of(letters, work);

        assertThat(select.await(Duration.ofMillis(5))).isEmpty();
        assertThat(select.await(Duration.ZERO)).isEmpty();
    }

    @Test
    void shouldLeaveTheMailboxToOthersAfterItsWait() throws InterruptedException {
        Select.of(letters, numbers).await(Duration.ofMillis(1));

        letters.watch(() -> {});

        assertThatIllegalStateException()
                .isThrownBy(() -> Select.of(numbers, letters).await(Duration.ofSeconds(10)));
        assertThat(numbers.receive(Duration.ofMillis(1))).isEmpty();
    }

    @Test
    void shouldRefuseToWaitForNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(Select::of)
                .withMessage("A select of no sources would never end: give it at least one");
    }

    @Test
    void shouldHandWhatComesToTheHandlerOfItsSource() throws InterruptedException {
        Selection selection = selection();
        letters.tell("a");
        work.put("job");
        numbers.tell(1);
        letters.tell("b");

        for (int i = 0; i < 4; i++) {
            assertThat(selection.next()).isTrue();
        }

        assertThat(handled).containsExactly("letter a", "number 1", "work job", "letter b");
        assertThat(selection.next(Duration.ofMillis(5))).isFalse();
        assertThat(selection.isOver()).isFalse();
    }

    @Test
    void shouldWaitForWhatComes() throws Exception {
        var first = new CompletableFuture<Boolean>();
        Threads.startVirtual(() -> first.complete(selection().next()));

        numbers.tell(7);

        assertThat(first.get()).isTrue();
        assertThat(handled).containsExactly("number 7");
    }

    @Test
    void shouldLetAHandlerReceiveFromItsOwnSource() throws InterruptedException {
        letters.tell("a");
        letters.tell("b");

        Select.on(letters, first -> handled.add(first + letters.tryReceive().orElseThrow())).next();

        assertThat(handled).containsExactly("ab");
    }

    @Test
    void shouldEndWhenAllItsWorkQueuesAreClosedAndUsedUp() throws InterruptedException {
        WorkQueue<String> other = WorkQueue.unbounded();
        Selection selection = Select.on(work, handled::add).on(other, handled::add);
        work.put("job");
        work.close();
        other.close();

        assertThat(selection.next()).isTrue();
        assertThat(selection.next()).isFalse();
        assertThat(selection.next(Duration.ofSeconds(10))).isFalse();
        assertThat(selection.isOver()).isTrue();
        assertThat(handled).containsExactly("job");
    }

    @Test
    void shouldEndWhenTheLastQueueIsClosedDuringTheWait() throws Exception {
        var last = new CompletableFuture<Boolean>();
        Threads.startVirtual(() -> last.complete(Select.on(work, handled::add).next()));

        work.close();

        assertThat(last.get()).isFalse();
    }

    @Test
    void shouldGoOnWithTheOthersWhenAQueueIsClosed() throws InterruptedException {
        Selection selection = selection();
        work.close();
        letters.tell("a");

        assertThat(selection.next()).isTrue();
        assertThat(selection.next(Duration.ofMillis(5))).isFalse();
        assertThat(selection.isOver()).isFalse();
    }

    @Test
    void shouldCountAnItemAsDoneAlsoWhenItsHandlerThrows() throws InterruptedException {
        work.put("job");

        assertThatIllegalStateException()
                .isThrownBy(() ->
                        Select.on(
                                        work,
                                        _ -> {
                                            throw new IllegalStateException("no");
                                        })
                                .next());

        assertThat(work.join(Duration.ZERO)).isTrue();
    }

    @Test
    void shouldLoseNothingOfManySendersToSeveralSources() throws InterruptedException {
        int each = 5_000;
        Threads.startVirtual(() -> numbersUpTo(each));
        Threads.startVirtual(() -> lettersUpTo(each));
        Threads.startVirtual(() -> workUpTo(each));
        Selection selection = selection();

        for (int i = 0; i < 3 * each; i++) {
            assertThat(selection.next()).isTrue();
        }

        assertThat(handled).filteredOn(text -> text.startsWith("work")).hasSize(each);
        assertThat(handled).filteredOn(text -> text.startsWith("letter")).hasSize(each);
    }

    private void numbersUpTo(int count) {
        for (int i = 0; i < count; i++) {
            numbers.tell(i);
        }
    }

    private void lettersUpTo(int count) {
        for (int i = 0; i < count; i++) {
            letters.tell("a");
        }
    }

    private void workUpTo(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            work.put("job");
        }
    }

    private Selection selection() {
        return Select.on(letters, letter -> handled.add("letter " + letter))
                .on(numbers, number -> handled.add("number " + number))
                .on(work, job -> handled.add("work " + job));
    }
}
