package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.treadle.actor.DeadLetter.Reason;
import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Overflow;
import dev.treadle.scheduler.Result;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.logging.Level;

/** Messages of another type. */
@ExtendWith(QuietLogs.class)
class MessageAdapterTest {

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final Inbox<Object> inbox = new Inbox<>();
    private final Inbox<MessageAdapter<Integer>> adapters = new Inbox<>();

    private final class Adapting extends Actor<String> {
        private int seen;

        Adapting() {
            adapters.tell(context().messageAdapter(this::adapt, e -> "failed: " + e.getMessage()));
        }

        private String adapt(int number) {
            if (number < 0) {
                throw new IllegalArgumentException("no " + number);
            }
            return "%d is number %d".formatted(number, ++seen);
        }

        @Override
        protected void receive(String message) {
            inbox.tell(message);
        }
    }

    private final ActorRef<String> actor = system.spawn("actor", Adapting::new);

    @Test
    @SuppressWarnings("NullAway") // that is the mistake
    void shouldSayWhichFunctionReturnedNull() {
        try (var log = new LogWatch()) {
            ActorRef<String> careless =
                    system.spawn(
                            "careless",
                            () ->
                                    new Actor<>() {
                                        @Override
                                        protected void receive(String message) {
                                            context().watchWith(actor, _ -> null);
                                            context().pipeToSelf(Result.completed(1), _ -> null);
                                            MessageAdapter<Integer> adapter =
                                                    context().messageAdapter(_ -> null);
                                            adapter.tell(2);
                                        }
                                    });
            careless.tell("go");
            actor.close();

            await().until(() -> log.printed(Level.SEVERE).size() == 3);
            assertThat(String.join("\n", log.printed(Level.SEVERE)))
                    .contains("The function that bank/careless gave to watchWith returned null for")
                    .contains("The function that bank/careless gave to pipeToSelf returned null")
                    .contains(
                            "The function that bank/careless gave to messageAdapter returned null"
                                    + " for 2; return a message");
        }
    }

    private MessageAdapter<Integer> adapter() {
        return adapters.await(1).getFirst();
    }

    @Test
    void shouldBeAdaptedOnTheActorsThreadInOrder() {
        adapter().tell(7);
        actor.tell("a");
        assertThat(adapter().offer(8)).isTrue();

        assertThat(inbox.await(3)).containsExactly("7 is number 1", "a", "8 is number 2");
    }

    @Test
    void shouldFailTheActorIfItCannotBeAdapted() {
        adapter().tell(-1);
        actor.tell("after");

        assertThat(inbox.await(1)).containsExactly("after");
        assertThat(letters.messages(Reason.FAILED)).containsExactly(-1);
    }

    @Test
    void shouldTakeFailures() {
        adapter().fail(new IllegalStateException("sorry"));

        assertThat(inbox.await(1)).containsExactly("failed: sorry");
    }

    private record Question(ReplyTo<Integer> replyTo) {}

    @Test
    void shouldTakeReplies() {
        ActorRef<Question> other =
                system.spawn(Actor.<Question>of(question -> question.replyTo().tell(5)));

        other.tell(new Question(adapter()));

        assertThat(inbox.await(1)).containsExactly("5 is number 1");
    }

    @Test
    void shouldSubscribeToAnExchangeAsLongAsTheActorLives() {
        var exchange = system.exchange("numbers", Integer.class);
        exchange.attach(adapter());
        exchange.tell(3);
        assertThat(inbox.await(1)).containsExactly("3 is number 1");

        actor.close();
        actor.join();
        exchange.tell(4);

        await().untilAsserted(() -> assertThat(letters.all()).isEmpty());
        assertThat(adapter().isTerminated()).isTrue();
    }

    @Test
    void shouldBeADeadLetterAsItWasSent() {
        actor.close();
        adapter().tell(7);
        assertThat(adapter().offer(8)).isFalse();

        assertThat(letters.only().message()).isEqualTo(7);
        assertThat(letters.only().reason()).isEqualTo(Reason.CLOSED);
    }

    @Test
    void shouldRespectTheCapacity() throws Exception {
        var gate = new Gate();
        ActorRef<Object> narrow =
                system.spawn(
                        "narrow",
                        () ->
                                new Actor<>() {
                                    {
                                        adapters.tell(context().messageAdapter(n -> n));
                                    }

                                    @Override
                                    protected void receive(Object message) throws Exception {
                                        gate.pass();
                                        inbox.tell(message);
                                    }
                                },
                        ActorOptions.defaults()
                                .mailbox(MailboxOptions.bounded(1, Overflow.DROP_NEWEST)));
        MessageAdapter<Integer> adapter = adapters.await(2).getLast();
        adapter.tell(1);
        gate.awaitEntered();
        List.of(2, 3).forEach(adapter::tell);
        gate.open();

        assertThat(inbox.await(2)).containsExactly(1, 2);
        assertThat(letters.messages(Reason.DROPPED)).containsExactly(3);
        narrow.close();
    }

    @Test
    void shouldWorkForALoopingActor() {
        system.spawn(
                "loop",
                Actor.<String>looping(self -> {
                    adapters.tell(self.context().messageAdapter(n -> "got " + n));
                    while (true) {
                        inbox.tell(self.receive());
                    }
                }));

        adapters.await(2).getLast().tell(6);

        assertThat(inbox.await(1)).containsExactly("got 6");
    }
}
