package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Linked actors end together. */
@ExtendWith(QuietLogs.class)
class LinkTest {

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final Inbox<Object> inbox = new Inbox<>();

    /** Does what it is told. */
    private static final class Linked extends Actor<Object> {
        @Override
        @SuppressWarnings("unchecked")
        protected void receive(Object message) throws Exception {
            switch (message) {
                case Consumer<?> act -> ((Consumer<ActorContext<Object>>) act).accept(context());
                case Gate gate -> gate.pass();
                case RuntimeException failure -> throw failure;
                default -> {}
            }
        }
    }

    private ActorRef<Object> spawn(String name, Supervision supervision) {
        return system.spawn(name, Linked::new, ActorOptions.defaults().supervision(supervision));
    }

    private final ActorRef<Object> one = spawn("one", Supervision.stop());
    private final ActorRef<Object> other = spawn("other", Supervision.restart());

    private void act(ActorRef<Object> actor, Consumer<ActorContext<Object>> what) {
        var done = new Inbox<String>();
        actor.tell(
                (Consumer<ActorContext<Object>>)
                        context -> {
                            what.accept(context);
                            done.tell("done");
                        });
        done.await(1);
    }

    private void link() {
        act(one, context -> context.link(other));
    }

    @Test
    void shouldEndTheOtherWithTheFailureWhateverItsSupervision() {
        link();

        one.tell(new IllegalArgumentException("no"));
        other.join();

        assertThat(other.exitReason().orElseThrow())
                .isInstanceOfSatisfying(
                        ExitReason.Failed.class,
                        failed ->
                                assertThat(failed.cause())
                                        .isInstanceOf(LinkedActorException.class)
                                        .hasMessage(
                                                "bank/other ends with bank/one, which it is"
                                                        + " linked to and which failed:"
                                                        + " java.lang.IllegalArgumentException: no")
                                        .hasCauseInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void shouldWorkBothWays() {
        link();

        other.stop();
        one.join();

        assertThat(one.exitReason()).contains(new ExitReason.Stopped());
    }

    @Test
    void shouldInterruptWhoIsLinkedToTheKilled() throws Exception {
        link();
        var gate = new Gate();
        other.tell(gate);
        gate.awaitEntered();

        one.kill();
        other.join();

        assertThat(other.exitReason()).contains(new ExitReason.Killed());
    }

    @Test
    void shouldLeaveTheOtherAloneAtANormalEnd() {
        link();

        one.close();
        one.join();

        act(other, context -> assertThat(context.self().isTerminated()).isFalse());
    }

    @Test
    void shouldNotTakeARestartForAnEnd() {
        link();

        other.tell(new IllegalArgumentException("restarts"));
        act(other, _ -> {});

        act(one, _ -> {});
    }

    @Test
    void shouldTakeEffectAtOnceIfTheOtherHasEnded() {
        other.kill();
        other.join();

        act(one, context -> context.link(other));
        one.join();

        assertThat(one.exitReason()).contains(new ExitReason.Killed());
    }

    @Test
    void shouldDoNothingAfterUnlinkByEither() {
        link();
        act(other, context -> context.unlink(one));
        one.kill();
        one.join();
        act(other, context -> assertThat(context.self().isTerminated()).isFalse());
    }

    @Test
    void shouldTakeDownARingOfMany() {
        List<ActorRef<Object>> ring = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            ring.add(spawn("ring-" + i, Supervision.stop()));
        }
        for (int i = 0; i < 100; i++) {
            ActorRef<Object> next = ring.get((i + 1) % 100);
            act(ring.get(i), context -> context.link(next));
        }

        ring.get(42).tell(new IllegalArgumentException("no"));

        await().until(() -> ring.stream().allMatch(ActorRef::isTerminated));
        assertThat(ring)
                .allMatch(each -> each.exitReason().orElseThrow() instanceof ExitReason.Failed);
    }

    @Test
    void shouldEndALoopingActorToo() {
        ActorRef<Object> loop =
                system.spawn(
                        "loop",
                        Actor.<Object>looping(self -> {
                            self.context().link(one);
                            try {
                                self.receive();
                            } catch (ActorExit exit) {
                                inbox.tell("cleaned up");
                                throw exit;
                            }
                        }));
        await().until(() -> !((ActorCell<?>) loop).annex().bonds().isEmpty());

        one.tell(new IllegalArgumentException("no"));
        loop.join();

        assertThat(inbox.messages()).containsExactly("cleaned up");
        assertThat(loop.exitReason().orElseThrow()).isInstanceOf(ExitReason.Failed.class);
    }

    @Test
    void shouldTellTheParentOfTheLinked() {
        ActorRef<Object> parent =
                system.spawn(
                        "parent",
                        () ->
                                new Actor<>() {
                                    {
                                        ActorRef<Object> child =
                                                context().spawn("child", Linked::new);
                                        Consumer<ActorContext<Object>> link =
                                                context -> context.link(one);
                                        child.tell(link);
                                        child.tell(
                                                (Consumer<ActorContext<Object>>)
                                                        _ -> inbox.tell("linked"));
                                    }

                                    @Override
                                    protected void receive(Object message) {}

                                    @Override
                                    protected void onSignal(Signal signal) {
                                        if (signal instanceof Signal.ChildFailed(_, var cause)) {
                                            inbox.tell(cause.getClass());
                                        }
                                    }
                                });
        inbox.await(1);

        one.tell(new IllegalArgumentException("no"));

        assertThat(inbox.await(2)).containsExactly("linked", LinkedActorException.class);
        assertThat(parent.isTerminated()).isFalse();
    }
}
