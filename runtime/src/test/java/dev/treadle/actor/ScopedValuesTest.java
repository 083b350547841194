package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.AskException.Reason;
import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Overflow;
import dev.treadle.scheduler.Result;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Registered scoped values travel with a message and are bound around its handler. */
@ExtendWith(QuietLogs.class)
class ScopedValuesTest {

    private static final ScopedValue<String> TRACE = ScopedValue.newInstance();
    private static final ScopedValue<String> TENANT = ScopedValue.newInstance();
    private static final ScopedValue<String> PRIVATE = ScopedValue.newInstance();

    private record Where(ReplyTo<String> replyTo) {
        @Override
        public String toString() {
            return "Where";
        }
    }

    @AutoClose
    private final ActorSystem system =
            ActorSystem.create("bank", SystemOptions.defaults().scopedValues(TRACE, TENANT));

    private final Inbox<String> inbox = new Inbox<>();
    private final DeadLetterBox letters = new DeadLetterBox(system);

    private static String bound() {
        return TRACE.orElse("none") + " " + TENANT.orElse("none") + " " + PRIVATE.orElse("none");
    }

    private static void traced(Runnable body) {
        ScopedValue.where(TRACE, "t1").where(TENANT, "acme").where(PRIVATE, "p").run(body);
    }

    @Test
    void shouldBindAroundTheHandlerWhatWasBoundAtTheTell() {
        ActorRef<String> actor = system.spawn("actor", Actor.of(_ -> inbox.tell(bound())));

        traced(() -> actor.tell("x"));
        actor.tell("y");
        ScopedValue.where(TRACE, "t2").run(() -> actor.offer("z"));

        assertThat(inbox.await(3))
                .containsExactly("t1 acme none", "none none none", "t2 none none");
    }

    @Test
    void shouldTravelOnThroughActorsAndAsks() {
        ActorRef<Where> last = system.spawn("last", Actor.of(w -> w.replyTo().tell(bound())));
        ActorRef<Where> middle = system.spawn("middle", Actor.of(last::tell));
        ActorRef<Where> first =
                system.spawn(
                        "first",
                        Actor.of(w -> w.replyTo().tell(middle.<String>ask(Where::new).await())));

        Result<String> answer =
                ScopedValue.where(TRACE, "t1").call(() -> first.<String>ask(Where::new));

        assertThat(answer.await()).isEqualTo("t1 none none");
        assertThat(first.<String>ask(Where::new).await()).isEqualTo("none none none");
    }

    @Test
    void shouldShowMessagesAsTheyAreInDeadLettersAndErrors() {
        ActorRef<Where> actor =
                system.spawn(
                        "actor",
                        Actor.of(_ -> {
                            throw new IllegalStateException("expected by the test");
                        }));
        traced(() ->
                assertThatThrownBy(actor.<String>ask(Where::new)::await)
                        .isInstanceOf(AskException.class)
                        .hasRootCauseMessage("expected by the test"));
        assertThat(letters.only().message()).isInstanceOf(Where.class);
        actor.close();
        actor.join();

        traced(() ->
                assertThatThrownBy(actor.<String>ask(Where::new)::await)
                        .isInstanceOfSatisfying(
                                AskException.class,
                                e -> assertThat(e.reason()).isEqualTo(Reason.STOPPED)));
        assertThat(letters.messages(DeadLetter.Reason.CLOSED)).hasOnlyElementsOfType(Where.class);
    }

    @Test
    void shouldEndAnAskThatIsStoppedInTheMailbox() throws Exception {
        var gate = new Gate();
        ActorRef<Where> actor = system.spawn("actor", Actor.of(_ -> gate.pass()));
        actor.<String>ask(Where::new);
        gate.awaitEntered();
        Result<String> waiting =
                ScopedValue.where(TRACE, "t").call(() -> actor.<String>ask(Where::new));

        actor.stop();
        gate.open();

        assertThatThrownBy(waiting::await)
                .isInstanceOfSatisfying(
                        AskException.class, e -> assertThat(e.reason()).isEqualTo(Reason.STOPPED));
        assertThat(letters.messages(DeadLetter.Reason.STOPPED)).hasOnlyElementsOfType(Where.class);
    }

    @Test
    void shouldTimeOutWhereTheMailboxIsFull() throws Exception {
        var gate = new Gate();
        var one = MailboxOptions.bounded(1, Overflow.BLOCK);
        ActorRef<Where> actor =
                system.spawn(
                        "actor", Actor.of(_ -> gate.pass()), ActorOptions.defaults().mailbox(one));
        actor.<String>ask(Where::new);
        gate.awaitEntered();
        actor.<String>ask(Where::new);

        traced(() ->
                assertThatThrownBy(actor.<String>ask(Duration.ofMillis(20), Where::new)::await)
                        .isInstanceOfSatisfying(
                                AskException.class,
                                e -> assertThat(e.reason()).isEqualTo(Reason.TIMED_OUT)));
        gate.open();
    }

    @Test
    void shouldGiveThePriorityTheMessageItself() throws Exception {
        var gate = new Gate();
        ActorRef<String> actor =
                system.spawn(
                        "actor",
                        Actor.of(message -> {
                            gate.pass();
                            inbox.tell(message + " " + bound());
                        }),
                        ActorOptions.defaults()
                                .mailbox(
                                        MailboxOptions.defaults()
                                                .withPriority(m -> ((String) m).length())));
        actor.tell("first");
        gate.awaitEntered();
        traced(() -> {
            actor.tell("low");
            actor.tell("longer");
        });
        gate.open();

        assertThat(inbox.await(3))
                .containsExactly("first none none none", "longer t1 acme none", "low t1 acme none");
    }

    @Test
    void shouldTravelThroughALoopingActor() {
        ActorRef<String> after = system.spawn("after", Actor.of(m -> inbox.tell(m + bound())));
        ActorRef<String> looping =
                system.spawn(
                        "looping",
                        () ->
                                new LoopingActor<String>() {
                                    @Override
                                    protected void run() {
                                        while (true) {
                                            String message = receive();
                                            inbox.tell("bound " + bound(ScopedValuesTest::bound));
                                            inbox.tell("free " + ScopedValuesTest.bound());
                                            after.tell(message);
                                        }
                                    }
                                });

        traced(() -> looping.tell("a "));
        inbox.await(3);
        looping.tell("b ");

        List<String> all = inbox.await(6);
        assertThat(all.subList(0, 3))
                .containsExactly("bound t1 acme none", "free none none none", "a t1 acme none");
        assertThat(all.subList(3, 6))
                .containsExactly("bound none none none", "free none none none", "b none none none");
    }

    @Test
    void shouldStayWithAMessageThatIsPutAside() {
        ActorRef<String> actor =
                system.spawn(
                        "actor",
                        () ->
                                new Actor<>() {
                                    private final StashBuffer<String> stash = context().stash(9);
                                    private boolean open;

                                    @Override
                                    protected void receive(String message) {
                                        if (message.equals("fail")) {
                                            stash.stash(message);
                                            throw new IllegalStateException("not put aside");
                                        } else if (message.equals("open")) {
                                            open = true;
                                            stash.unstashAll();
                                        } else if (open) {
                                            inbox.tell(message + bound());
                                        } else {
                                            stash.stash(message);
                                        }
                                    }
                                });

        traced(() -> List.of("a ", "fail").forEach(actor::tell));
        actor.tell("b ");
        ScopedValue.where(TRACE, "t2").run(() -> List.of("open", "c ").forEach(actor::tell));

        assertThat(inbox.await(3))
                .containsExactly("a t1 acme none", "b none none none", "c t2 none none");
        assertThat(letters.messages(DeadLetter.Reason.FAILED)).containsExactly("fail");
    }

    @Test
    void shouldLoseNothingWhenMeasured() {
        new ActorSystemMetrics(system)
                .bindTo(new io.micrometer.core.instrument.simple.SimpleMeterRegistry());
        ActorRef<String> actor = system.spawn("actor", Actor.of(_ -> inbox.tell(bound())));

        traced(() -> {
            for (int i = 0; i < 1_000; i++) { // one in 64 is measured
                actor.tell("x");
            }
        });

        assertThat(inbox.await(1_000)).containsOnly("t1 acme none");
    }

    /** As a router's, it does not ask of what class the message is. */
    private static <M> Heir<M> all(ActorRef<M> to) {
        return _ -> Optional.of(to);
    }

    @Test
    void shouldNotLeaveToAnHeirWhatAnAdapterWasSent() throws Exception {
        var gate = new Gate();
        var adapters = new Inbox<MessageAdapter<Integer>>();
        ActorRef<String> heir = system.spawn("heir", Actor.of(inbox::tell));
        ActorRef<String> actor =
                system.spawn(
                        "actor",
                        () ->
                                new Actor<>() {
                                    {
                                        adapters.tell(
                                                context().messageAdapter(n -> "adapted " + n));
                                    }

                                    @Override
                                    protected void receive(String message) {
                                        gate.passInAnyCase();
                                    }
                                });
        actor.bequeath(all(heir));
        actor.tell("go");
        gate.awaitEntered();
        traced(() -> adapters.await(1).getFirst().tell(7));
        traced(() -> actor.tell("left"));

        actor.stop();
        gate.open();

        assertThat(inbox.await(1)).containsExactly("left");
        assertThat(letters.only().message()).isEqualTo(7);
    }
}
