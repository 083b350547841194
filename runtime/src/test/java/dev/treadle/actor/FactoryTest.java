package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** How an instance gets its context, and that it is one actor's alone. */
@ExtendWith(QuietLogs.class)
class FactoryTest {

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");

    private static class Plain extends Actor<String> {
        @Override
        protected void receive(String message) {}
    }

    /** Uses its context while it is made. */
    private static final class Eager extends Actor<String> {
        final List<ActorRef<?>> children;

        Eager(Inbox<Object> inbox) {
            context().spawn("one", Plain::new);
            context().spawn("two", Plain::new);
            children = context().children();
            self().tell("to myself");
            inbox.tell(children);
            inbox.tell(self().path());
            this.inbox = inbox;
        }

        private final Inbox<Object> inbox;

        @Override
        protected void receive(String message) {
            inbox.tell(message);
        }
    }

    @Test
    void shouldHaveItsContextInItsConstructor() {
        var inbox = new Inbox<Object>();
        system.spawn("eager", () -> new Eager(inbox));

        assertThat(inbox.await(3)).hasSize(3).endsWith("bank/eager", "to myself");
        assertThat(inbox.messages().getFirst()).hasToString("[bank/eager/one, bank/eager/two]");
    }

    @Test
    void shouldNotBeMadeOutsideOfASpawn() {
        assertThatThrownBy(Plain::new)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "A "
                                + Plain.class.getName()
                                + " is made by spawn only; give spawn a factory that makes exactly"
                                + " one");
    }

    @Test
    void shouldNotBeMadeTwiceInOneSpawn() {
        assertThatThrownBy(() ->
                        system.spawn(
                                "a",
                                () -> {
                                    new Plain();
                                    return new Plain();
                                }))
                .isInstanceOf(SpawnException.class)
                .hasMessageContaining("exactly one");
        system.spawn("a", Plain::new);
    }

    @Test
    void shouldNotBeNull() {
        assertThatThrownBy(() -> system.spawn("a", () -> null))
                .isInstanceOf(SpawnException.class)
                .hasMessageContaining("The factory of bank/a returned null instead of an actor");
        system.spawn("a", Plain::new);
    }

    @Test
    void shouldNotBelongToTwoActors() {
        var first = new AtomicReference<Plain>();
        system.spawn(
                "first",
                () -> {
                    first.set(new Plain());
                    return first.get();
                });

        assertThatThrownBy(() -> system.spawn("second", first::get))
                .isInstanceOf(SpawnException.class)
                .hasMessageContaining(
                        "The factory of bank/second returned the instance of bank/first");
    }

    @Test
    void shouldNotBeUsedAgainAfterARestart() {
        var one = new AtomicReference<Plain>();
        ActorRef<String> actor =
                system.spawn(
                        "a",
                        () -> {
                            if (one.get() == null) {
                                one.set(new Failing());
                            }
                            return one.get();
                        });

        actor.tell("fail");

        assertThat(actor.join(Duration.ofSeconds(10))).isTrue();
    }

    private static final class Failing extends Plain {
        @Override
        protected void receive(String message) {
            throw new IllegalArgumentException("on purpose");
        }
    }

    @Test
    void shouldEndTheChildrenOfAnInstanceThatCouldNotBeMade() {
        var child = new AtomicReference<ActorRef<String>>();

        assertThatThrownBy(() ->
                        system.spawn(
                                "parent",
                                () -> {
                                    child.set(new Plain().context().spawn("c", Plain::new));
                                    throw new IllegalStateException("on purpose");
                                }))
                .isInstanceOf(SpawnException.class);

        child.get().join();
    }
}
