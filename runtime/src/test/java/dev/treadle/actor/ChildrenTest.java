package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** An actor's children live no longer than it does. */
class ChildrenTest {

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final Inbox<Object> inbox = new Inbox<>();

    /** Does what it is told to, with its context. */
    private static final class Doing extends Actor<Handler<ActorContext<?>>> {
        @Override
        protected void receive(Handler<ActorContext<?>> what) throws Exception {
            what.receive(context());
        }
    }

    private final ActorRef<Handler<ActorContext<?>>> parent = system.spawn("p", Doing::new);

    @Test
    void shouldBeListedInTheOrderOfTheirStart() {
        parent.tell(context -> {
            for (int i = 20; i > 0; i--) {
                context.spawn("c" + i, Actor.of(_ -> {}));
            }
            inbox.tell(context.children().stream().map(ActorRef::name).toList());
        });

        assertThat(inbox.await(1).getFirst())
                .isEqualTo(IntStream.rangeClosed(1, 20).mapToObj(i -> "c" + (21 - i)).toList());
    }

    @Test
    void shouldLeaveTheListWhenTheyHaveEnded() {
        parent.tell(context -> {
            ActorRef<?> one = context.spawn("one", Actor.of(_ -> {}));
            context.spawn("two", Actor.of(_ -> {}));
            one.close();
            one.join();
            inbox.tell(context.children());
        });

        assertThat(inbox.await(1).getFirst()).hasToString("[bank/p/two]");
    }

    @Test
    void shouldBeLetGoWhenTheyHaveEnded() {
        parent.tell(context -> {
            for (int i = 0; i < 1_000; i++) {
                context.spawn(Actor.of(_ -> {})).close();
            }
        });

        assertThat(system.awaitQuiet(Duration.ofSeconds(30))).isTrue();

        assertThat(((ActorCell<?>) parent).presentChildren()).isEmpty();
    }

    @Test
    void shouldMakeRoomForOthersWhileTheirParentIsAtWork() {
        parent.tell(context -> {
            for (int i = 0; i < 1_000; i++) {
                ActorRef<?> child = context.spawn(Actor.of(_ -> {}));
                child.close();
                child.join();
            }
            var left = new ArrayList<ActorRef<?>>();
            ((ActorCell<?>) parent).presentChildren().forEach(left::add);
            inbox.tell(left.size());
        });

        assertThat((Integer) inbox.await(1).getFirst()).isLessThan(20);
    }

    @Test
    void shouldHandleAllTheirMessagesWhenTheirParentIsClosed() {
        parent.tell(context -> {
            ActorRef<Integer> child = context.spawn("c", Actor.of(inbox::tell));
            IntStream.range(0, 500).forEach(child::tell);
        });

        parent.close();
        parent.join();

        assertThat(inbox.messages()).hasSize(500);
    }

    @Test
    void shouldEndBeforeTheirParentDoes() {
        for (int i = 0; i < 300; i++) {
            var children = new AtomicReference<List<ActorRef<?>>>();
            ActorRef<Handler<ActorContext<?>>> one = system.spawn("one", Doing::new);
            one.tell(context -> {
                for (int j = 0; j < 5; j++) {
                    context.spawn(Actor.of(_ -> {}));
                }
                children.set(context.children());
                children.get().forEach(ActorRef::close);
            });

            one.close();
            one.join();

            assertThat(children.get()).allMatch(ActorRef::isTerminated);
        }
    }

    @Test
    void shouldNotBeStartedByAParentThatEnds() {
        ActorRef<String> ending =
                system.spawn(
                        "ending",
                        () ->
                                new Actor<>() {
                                    @Override
                                    protected void receive(String message) {}

                                    @Override
                                    protected void onSignal(Signal signal) {
                                        if (signal instanceof Signal.PostStop) {
                                            inbox.tell(
                                                    catchThrowable(() ->
                                                            context().spawn("c", Doing::new)));
                                        }
                                    }
                                });

        ending.close();
        ending.join();

        assertThat(inbox.await(1).getFirst())
                .isInstanceOf(SpawnException.class)
                .hasToString(
                        SpawnException.class.getName()
                                + ": bank/ending is ending, or has ended, and starts no \"c\" any"
                                + " more");
    }

    @Test
    void shouldBeJoinedByTheirParent() {
        parent.tell(context -> {
            ActorRef<String> child = context.spawn("c", Actor.of(inbox::tell));
            child.tell("first");
            child.close();
            child.join();
            inbox.tell("joined");
        });

        assertThat(inbox.await(2)).containsExactly("first", "joined");
    }
}
