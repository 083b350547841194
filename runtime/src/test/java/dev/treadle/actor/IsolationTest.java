package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Actors share threads, but nothing that sticks to a thread. */
class IsolationTest {

    private static final int ACTORS = 20;
    private static final int MESSAGES = 500;

    private static final ThreadLocal<String> OWN = new ThreadLocal<>();
    private static final InheritableThreadLocal<String> INHERITED = new InheritableThreadLocal<>();

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final AtomicInteger handled = new AtomicInteger();
    private final Inbox<String> leaks = new Inbox<>();

    private void run(ActorFactory<Integer> factory) {
        List<ActorRef<Integer>> actors = new ArrayList<>();
        for (int i = 0; i < ACTORS; i++) {
            actors.add(system.spawn("a" + i, factory));
        }
        for (int i = 0; i < MESSAGES; i++) {
            int number = i;
            actors.forEach(each -> each.tell(number));
        }
        actors.forEach(ActorRef::close);
        actors.forEach(ActorRef::join);
        assertThat(handled).hasValue(ACTORS * MESSAGES);
        assertThat(leaks.messages()).isEmpty();
    }

    /** Leaves its name in thread-locals. */
    private final class Leaving extends Actor<Integer> {
        @Override
        protected void receive(Integer message) {
            check(OWN.get());
            check(INHERITED.get());
            OWN.set(self().name());
            INHERITED.set(self().name());
            handled.incrementAndGet();
        }

        private void check(String found) {
            if (found != null && !found.equals(self().name())) {
                leaks.tell("%s saw what %s left".formatted(self().name(), found));
            }
        }
    }

    @Test
    void shouldSeeNoThreadLocalOfAnother() {
        run(Leaving::new);
    }

    @Test
    void shouldSeeNoThreadLocalOfWhoStartedTheSystem() {
        INHERITED.set("the test");
        try (var other = ActorSystem.create("other")) {
            var seen = new Inbox<Boolean>();
            other.spawn(Actor.<String>of(_ -> seen.tell(INHERITED.get() == null))).tell("look");
            other.spawn(Actor.<String>looping(_ -> seen.tell(INHERITED.get() == null)));
            assertThat(seen.await(2)).containsOnly(true);
        } finally {
            INHERITED.remove();
        }
    }

    @Test
    void shouldSeeNoInterruptOfAnother() {
        run(
                Actor.of(_ -> {
                    if (Thread.currentThread().isInterrupted()) {
                        leaks.tell("interrupted");
                    }
                    Thread.currentThread().interrupt();
                    handled.incrementAndGet();
                }));
    }

    @Test
    void shouldSeeNoScopedValueOfWhoSends() {
        ScopedValue<String> scope = ScopedValue.newInstance();
        var seen = new Inbox<Boolean>();
        ActorRef<String> last = system.spawn(Actor.<String>of(_ -> seen.tell(scope.isBound())));
        ActorRef<String> first =
                system.spawn(
                        Actor.of(message ->
                                ScopedValue.where(scope, "mine").run(() -> last.tell(message))));
        for (int i = 0; i < 100; i++) {
            first.tell("look");
        }

        assertThat(seen.await(100)).containsOnly(false);
    }
}
