package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** What a library keeps in a thread-local is each actor's own, where it is registered. */
class ActorLocalTest {

    private static final ThreadLocal<String> USER = new ThreadLocal<>();
    private static final ThreadLocal<List<String>> CACHE = ThreadLocal.withInitial(ArrayList::new);
    private static final ActorLocal<String> BROKEN =
            ActorLocal.of(
                    () -> {
                        throw new IllegalStateException("expected by the test");
                    },
                    _ -> {},
                    () -> {
                        throw new IllegalStateException("expected by the test");
                    });

    @AutoClose private final LogWatch log = new LogWatch();

    /** One runner for all, so that actors do share a thread; and it is not cleared by the JVM. */
    @AutoClose
    private final ActorSystem system =
            ActorSystem.create(
                    "bank",
                    SystemOptions.defaults()
                            .processors(1)
                            .actorLocals(ActorLocal.of(USER), BROKEN, ActorLocal.of(CACHE)));

    private final Inbox<String> inbox = new Inbox<>();

    /** Sets what it is told, and says what it found. */
    private ActorRef<String> spawn(String name) {
        return system.spawn(
                name,
                Actor.of(message -> {
                    if (message.equals("throw")) {
                        throw new IllegalStateException("expected by the test");
                    }
                    CACHE.get().add(message);
                    inbox.tell(name + " had " + USER.get() + " " + CACHE.get());
                    if (!message.equals("look")) {
                        USER.set(message);
                    }
                }));
    }

    @Test
    void shouldKeepEachActorItsOwn() {
        ActorRef<String> a = spawn("a");
        ActorRef<String> b = spawn("b");

        a.tell("ada");
        inbox.await(1);
        b.tell("bob");
        inbox.await(2);
        a.tell("look");
        inbox.await(3);
        b.tell("look");

        assertThat(inbox.await(4))
                .containsExactly(
                        "a had null [ada]",
                        "b had null [bob]",
                        "a had ada [ada, look]",
                        "b had bob [bob, look]");
    }

    /** On this thread, since the runners of the tests are cleared by the JVM in any case. */
    @Test
    void shouldLeaveNothingOnTheThread() {
        ActorLocals locals = ActorLocals.of(List.of(ActorLocal.of(USER)));
        var a = (ActorCell<String>) spawn("a");

        locals.enter(a);
        USER.set("ada");
        locals.leave(a);
        assertThat(USER.get()).isNull();
        locals.enter(a);
        assertThat(USER.get()).isEqualTo("ada");
        locals.clear(a);
        locals.leave(a);
        locals.enter(a);
        assertThat(USER.get()).isNull();
    }

    @Test
    void shouldBeginAnewAtARestart() {
        ActorRef<String> a = spawn("a");

        a.tell("ada");
        a.tell("throw");
        a.tell("look");

        assertThat(inbox.await(2)).containsExactly("a had null [ada]", "a had null [look]");
    }

    @Test
    void shouldBeThereForTheSignals() {
        ActorRef<String> a =
                system.spawn(
                        "a",
                        () ->
                                new Actor<String>() {
                                    @Override
                                    protected void receive(String message) {
                                        USER.set(message);
                                        inbox.tell(message);
                                    }

                                    @Override
                                    protected void onSignal(Signal signal) {
                                        if (signal instanceof Signal.PostStop) {
                                            inbox.tell(signal + " with " + USER.get());
                                        }
                                    }
                                });
        a.tell("ada");
        inbox.await(1);

        a.close();

        assertThat(inbox.await(2).getLast()).isEqualTo("PostStop[] with ada");
    }

    @Test
    void shouldGoOnWhereALocalCannotBeMoved() {
        ActorRef<String> a = spawn("a");

        a.tell("ada");
        a.tell("look");

        assertThat(inbox.await(2).getLast()).isEqualTo("a had ada [ada, look]");
        org.awaitility.Awaitility.await()
                .dontCatchUncaughtExceptions()
                .until(() ->
                        log.lines(java.util.logging.Level.SEVERE)
                                .contains("An actor-local of bank/a could not be moved"));
    }

    @Test
    void shouldHoldUnderLoadWhileHandlersBlock() throws Exception {
        int actors = 50;
        int rounds = 200;
        var wrong = new AtomicInteger();
        var done = new CountDownLatch(actors * rounds);
        try (var busy =
                ActorSystem.create(
                        "busy", SystemOptions.defaults().actorLocals(ActorLocal.of(USER)))) {
            List<ActorRef<Integer>> all =
                    IntStream.range(0, actors)
                            .mapToObj(i ->
                                    busy.<Integer>spawn(
                                            "a" + i,
                                            Actor.of(round -> {
                                                String mine =
                                                        round == 0 ? null : i + "@" + (round - 1);
                                                if (!java.util.Objects.equals(USER.get(), mine)) {
                                                    wrong.incrementAndGet();
                                                }
                                                USER.set(i + "@" + round);
                                                if (round % 20 == i % 20) {
                                                    Thread.sleep(1); // leaves its processor
                                                }
                                                done.countDown();
                                            })))
                            .toList();
            for (int round = 0; round < rounds; round++) {
                for (ActorRef<Integer> each : all) {
                    each.tell(round);
                }
            }
            done.await();
        }
        assertThat(wrong).hasValue(0);
    }
}
