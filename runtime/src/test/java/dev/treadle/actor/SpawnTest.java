package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** What a spawn makes, and what it makes of what goes wrong. */
class SpawnTest {

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");

    /** Spawns whatever it is told to. */
    private static final class Parent extends Actor<ActorFactory<String>> {
        @Override
        protected void receive(ActorFactory<String> child) {
            context().spawn("child", child);
        }
    }

    @Test
    void shouldGiveAnActorItsNameAndPath() {
        var seen = new Inbox<ActorRef<?>>();
        ActorRef<ActorFactory<String>> parent = system.spawn("alice", Parent::new);

        parent.tell(() -> {
            var child = new Echo();
            seen.tell(child.self());
            return child;
        });

        assertThat(parent.name()).isEqualTo("alice");
        assertThat(parent.path()).isEqualTo("bank/alice");
        ActorRef<?> child = seen.await(1).getFirst();
        assertThat(child.name()).isEqualTo("child");
        assertThat(child.path()).isEqualTo("bank/alice/child").isEqualTo(child.toString());
    }

    private static final class Echo extends Actor<String> {
        @Override
        protected void receive(String message) {}
    }

    @Test
    void shouldHaveMadeTheInstanceWhenItReturns() {
        var made = new AtomicInteger();

        system.spawn(
                "a",
                () -> {
                    made.incrementAndGet();
                    return new Echo();
                });

        assertThat(made).hasValue(1);
    }

    @Test
    void shouldRefuseATakenNameAndLeaveTheFirstAlone() {
        var inbox = new Inbox<String>();
        ActorRef<String> first = system.spawn("a", Actor.of(inbox::tell));

        assertThatThrownBy(() -> system.spawn("a", Actor.of(_ -> {})))
                .isInstanceOf(IllegalActorNameException.class)
                .hasMessage(
                        "bank has a living child \"a\" already; choose another name, or join it"
                                + " first");

        first.tell("still here");
        assertThat(inbox.await(1)).containsExactly("still here");
    }

    @Test
    void shouldFreeANameWhenItsActorHasEnded() {
        for (int i = 0; i < 200; i++) {
            ActorRef<String> one = system.spawn("a", Actor.of(_ -> {}));
            one.close();
            one.join();
        }
    }

    @Test
    void shouldGenerateNamesThatNobodyHas() {
        List<ActorRef<Object>> actors =
                IntStream.range(0, 100).mapToObj(_ -> system.spawn(Actor.of(_ -> {}))).toList();

        assertThat(actors).extracting(ActorRef::name).doesNotHaveDuplicates();
    }

    @Test
    void shouldGenerateNamesBesideThoseThatLookGenerated() {
        for (int i = 0; i < 50; i++) {
            system.spawn("$" + (50 + i), Actor.of(_ -> {}));
        }
        for (int i = 0; i < 50; i++) {
            system.spawn(Actor.of(_ -> {}));
        }
    }

    @Test
    void shouldGiveANameToOneOfThoseThatWantItAtOnce() throws Exception {
        var barrier = new CyclicBarrier(8);
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> spawns =
                    IntStream.range(0, 8)
                            .mapToObj(_ -> threads.submit(() -> spawned(barrier)))
                            .toList();
            int winners = 0;
            for (Future<Boolean> each : spawns) {
                winners += each.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        }
    }

    private boolean spawned(CyclicBarrier barrier) throws Exception {
        barrier.await();
        try {
            system.spawn("wanted", Actor.of(_ -> {}));
            return true;
        } catch (IllegalActorNameException e) {
            return false;
        }
    }

    @Test
    void shouldSayThatAFactoryFailedAndChangeNothing() {
        assertThatThrownBy(() ->
                        system.spawn(
                                "a",
                                () -> {
                                    throw new IOException("no disk");
                                }))
                .isInstanceOf(SpawnException.class)
                .hasMessage("bank/a could not be made: java.io.IOException: no disk")
                .hasCauseInstanceOf(IOException.class);

        system.spawn("a", Actor.of(_ -> {}));
    }

    @Test
    void shouldPassOnAnErrorOfAFactoryAndChangeNothing() {
        assertThatThrownBy(() ->
                        system.spawn(
                                "a",
                                () -> {
                                    throw new AssertionError("on purpose");
                                }))
                .isInstanceOf(AssertionError.class);

        system.spawn("a", Actor.of(_ -> {}));
    }
}
