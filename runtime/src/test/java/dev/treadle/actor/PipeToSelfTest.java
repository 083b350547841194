package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.actor.DeadLetter.Reason;
import dev.treadle.scheduler.Outcome;
import dev.treadle.scheduler.Promise;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What will come, as a message. */
@ExtendWith(QuietLogs.class)
class PipeToSelfTest {

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final Inbox<Object> inbox = new Inbox<>();
    private final Promise<Integer> promise = new Promise<>();
    private final CompletableFuture<Integer> future = new CompletableFuture<>();

    private final class Piping extends Actor<String> {
        @Override
        protected void receive(String message) {
            switch (message) {
                case "result" -> context().pipeToSelf(promise.result(), this::text);
                case "future" -> context().pipeToSelf(future, this::text);
                case "then" -> context().pipeToSelf(future.thenApply(n -> n + 1), this::text);
                default -> {}
            }
            inbox.tell(message);
        }

        private String text(Outcome<Integer> outcome) {
            assertThat(ActorCell.current()).isSameAs(self());
            return switch (outcome) {
                case Outcome.Success<Integer>(var value) -> "value " + value;
                case Outcome.Failure<Integer>(var cause) -> "failure " + cause.getMessage();
            };
        }
    }

    private final ActorRef<String> actor = system.spawn("actor", Piping::new);

    private void tell(String message) {
        actor.tell(message);
        inbox.await(1);
    }

    @Test
    void shouldBringTheValueOfAResult() {
        tell("result");
        promise.complete(3);

        assertThat(inbox.await(2)).endsWith("value 3");
    }

    @Test
    void shouldBringTheFailureOfAResultThatHasEnded() {
        promise.completeExceptionally(new IllegalStateException("no"));
        tell("result");

        assertThat(inbox.await(2)).endsWith("failure no");
    }

    @Test
    void shouldBringTheValueOfAStage() {
        tell("future");
        future.complete(4);

        assertThat(inbox.await(2)).endsWith("value 4");
    }

    @Test
    void shouldBringTheCauseOfAStageNotWrapped() {
        tell("then");
        future.completeExceptionally(new IllegalStateException("no"));

        assertThat(inbox.await(2)).endsWith("failure no");
    }

    @Test
    void shouldNotBeLostWhenTheActorHasEnded() {
        tell("result");
        actor.close();
        actor.join();

        promise.complete(3);

        assertThat(letters.only().message()).isEqualTo(new Outcome.Success<>(3));
        assertThat(letters.only().reason()).isEqualTo(Reason.CLOSED);
    }

    @Test
    void shouldNotBeLostWhenTheActorIsStoppedBeforeItComesToIt() throws Exception {
        var gate = new Gate();
        ActorRef<Gate> busy =
                system.spawn(
                        "busy",
                        () ->
                                new Actor<>() {
                                    @Override
                                    protected void receive(Gate message) {
                                        context().pipeToSelf(promise.result(), _ -> message);
                                        message.passInAnyCase();
                                    }
                                });
        busy.tell(gate);
        gate.awaitEntered();
        promise.complete(3);
        busy.stop();
        gate.open();
        busy.join();

        assertThat(letters.only().message()).isEqualTo(new Outcome.Success<>(3));
    }

    /** As a router's, it does not ask of what class the message is. */
    private static <M> Heir<M> all(ActorRef<M> to) {
        return _ -> Optional.of(to);
    }

    @Test
    void shouldNotGoToAnHeirWhenTheActorHasEnded() {
        ActorRef<String> heir = system.spawn("heir", Actor.of(inbox::tell));
        actor.bequeath(all(heir));
        tell("result");
        actor.stop();
        actor.join();

        promise.complete(3);
        actor.tell("left");

        assertThat(inbox.await(2)).containsExactly("result", "left");
        assertThat(letters.only().message()).isEqualTo(new Outcome.Success<>(3));
        assertThat(letters.only().reason()).isEqualTo(Reason.CLOSED);
    }

    @Test
    void shouldNotGoToAnHeirWhenTheActorIsStoppedBeforeItComesToIt() throws Exception {
        var gate = new Gate();
        ActorRef<String> heir = system.spawn("heir", Actor.of(inbox::tell));
        ActorRef<String> busy =
                system.spawn(
                        "busy",
                        () ->
                                new Actor<>() {
                                    @Override
                                    protected void receive(String message) {
                                        context().pipeToSelf(promise.result(), _ -> message);
                                        gate.passInAnyCase();
                                    }
                                });
        busy.bequeath(all(heir));
        busy.tell("go");
        gate.awaitEntered();
        promise.complete(3);
        busy.stop();
        gate.open();
        busy.join();
        busy.tell("left");

        assertThat(inbox.await(1)).containsExactly("left");
        assertThat(letters.only().message()).isEqualTo(new Outcome.Success<>(3));
        assertThat(letters.only().reason()).isEqualTo(Reason.STOPPED);
    }
}
