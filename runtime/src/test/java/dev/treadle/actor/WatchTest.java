package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Overflow;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** An actor learns of the end of those that it watches. */
@ExtendWith(QuietLogs.class)
class WatchTest {

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final Inbox<Object> inbox = new Inbox<>();
    private final ActorRef<String> watched = system.spawn("watched", Actor.of(_ -> {}));

    /** Does to its context what it is told, logs the rest. */
    private class Watcher extends Actor<Object> {
        @Override
        @SuppressWarnings("unchecked")
        protected void receive(Object message) throws Exception {
            switch (message) {
                case Consumer<?> act -> ((Consumer<ActorContext<Object>>) act).accept(context());
                case Gate gate -> gate.pass();
                case RuntimeException failure -> throw failure;
                default -> inbox.tell(message);
            }
        }

        @Override
        protected void onSignal(Signal signal) {
            if (signal instanceof Signal.Terminated(var actor, var reason)) {
                inbox.tell(actor.name() + " " + reason);
            }
        }
    }

    private final ActorRef<Object> watcher = system.spawn("watcher", () -> new Watcher());

    private void act(Consumer<ActorContext<Object>> what) {
        watcher.tell(what);
    }

    @Test
    void shouldComeOnceWithTheReason() {
        act(context -> context.watch(watched));
        act(context -> context.watch(watched));

        watched.stop();

        inbox.await(1);
        watcher.tell("after");
        assertThat(inbox.await(2)).containsExactly("watched Stopped[]", "after");
    }

    @Test
    void shouldComeAtOnceOfAnActorThatHasEnded() {
        watched.close();
        watched.join();

        act(context -> context.watch(watched));
        assertThat(inbox.await(1)).containsExactly("watched Normal[]");

        act(context -> context.watch(watched));
        assertThat(inbox.await(2)).containsExactly("watched Normal[]", "watched Normal[]");
    }

    @Test
    void shouldSayWhatFailed() {
        ActorRef<String> failing =
                system.spawn(
                        "failing",
                        Actor.of(message -> {
                            throw new IllegalArgumentException(message);
                        }),
                        ActorOptions.defaults().supervision(Supervision.stop()));
        act(context -> context.watch(failing));

        failing.tell("no");

        assertThat(inbox.await(1))
                .containsExactly("failing Failed[cause=java.lang.IllegalArgumentException: no]");
    }

    @Test
    void shouldComeAsAMessage() {
        ActorRef<String> second = system.spawn("second", Actor.of(_ -> {}));
        act(context -> context.watchWith(watched, "it has ended"));
        act(context -> context.watchWith(second, ended -> ended.actor().name() + " has ended"));

        watched.kill();
        inbox.await(1);
        second.kill();

        assertThat(inbox.await(2)).containsExactly("it has ended", "second has ended");
    }

    @Test
    void shouldTakeThePlaceOfAnEarlierWatch() {
        act(context -> context.watchWith(watched, "first"));
        act(context -> context.watchWith(watched, "second"));

        watched.close();
        watched.join();
        inbox.await(1);
        watcher.tell("after");

        assertThat(inbox.await(2)).containsExactly("second", "after");
    }

    @Test
    void shouldNotComeAfterUnwatch() throws Exception {
        act(context -> context.watch(watched));
        var gate = new Gate();
        watcher.tell(gate);
        gate.awaitEntered();
        act(context -> context.unwatch(watched));
        watched.close();
        watched.join(); // the watcher has been told, and has not come to it

        gate.open();
        watcher.tell("after");

        assertThat(inbox.await(1)).containsExactly("after");
        watcher.close();
        watcher.join();
        assertThat(inbox.messages()).containsExactly("after");
    }

    @ParameterizedTest
    @EnumSource(Overflow.class)
    void shouldComeAfterTheMessagesOfTheDeadHoweverFullTheMailboxIs(Overflow overflow)
            throws Exception {
        var options = ActorOptions.defaults().mailbox(MailboxOptions.bounded(2, overflow));
        ActorRef<Object> narrow = system.spawn("narrow", () -> new Watcher(), options);
        Consumer<ActorContext<Object>> watch = context -> context.watch(watched);
        narrow.tell(watch);
        var gate = new Gate();
        narrow.tell(gate);
        gate.awaitEntered();
        List.of(1, 2).forEach(narrow::tell);

        watched.close();
        watched.join();
        gate.open();

        assertThat(inbox.await(3)).containsExactly(1, 2, "watched Normal[]");
    }

    @Test
    void shouldOutliveARestartOfTheWatcher() {
        act(context -> context.watch(watched));
        watcher.tell(new IllegalStateException("on purpose"));
        watcher.tell("restarted");
        inbox.await(1);

        watched.close();

        assertThat(inbox.await(2)).containsExactly("restarted", "watched Normal[]");
    }

    @Test
    void shouldEndForChildrenThatARestartEnds() {
        act(context -> context.watch(context.spawn("child", Actor.of(_ -> {}))));
        watcher.tell(new IllegalStateException("on purpose"));
        act(context -> context.watch(context.spawn("child", Actor.of(_ -> {}))));
        watcher.tell("two");
        inbox.await(1);

        act(context -> context.children().getFirst().close());

        assertThat(inbox.await(2)).containsExactly("two", "child Normal[]");
        watcher.close();
        watcher.join();
        assertThat(inbox.messages()).hasSize(2);
    }

    @Test
    void shouldWorkForALoopingActor() {
        ActorRef<Object> loop =
                system.spawn(
                        "loop",
                        Actor.<Object>looping(self -> {
                            self.context().watchWith(watched, ended -> "saw " + ended.reason());
                            while (true) {
                                inbox.tell(self.receive());
                            }
                        }));
        loop.tell("first");
        inbox.await(1);

        watched.kill();

        assertThat(inbox.await(2)).containsExactly("first", "saw Killed[]");
    }

    @Test
    void shouldWorkFromTheConstructor() {
        system.spawn(
                "early",
                () ->
                        new Watcher() {
                            {
                                context().watch(watched);
                            }
                        });

        watched.kill();

        assertThat(inbox.await(1)).containsExactly("watched Killed[]");
    }

    @Test
    void shouldReachAllWatchersThatLive() {
        List<ActorRef<Object>> watchers =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> system.<Object>spawn(() -> new Watcher()))
                        .toList();
        Consumer<ActorContext<Object>> watch = context -> context.watch(watched);
        watchers.forEach(each -> each.tell(watch));
        watchers.subList(0, 500).forEach(ActorRef::close);
        watchers.subList(0, 500).forEach(ActorRef::join);
        watchers.forEach(each -> each.tell("ready"));
        inbox.await(500);

        watched.close();

        assertThat(inbox.await(1_000)).hasSize(1_000);
    }

    @Test
    void shouldSayWhatIsWrong() throws Exception {
        var context = new Inbox<ActorContext<Object>>();
        act(context::tell);

        assertThatThrownBy(() -> context.await(1).getFirst().watch(watched))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Only bank/watcher itself may watch by its context, on the thread that"
                                + " runs it; send it a message");
        assertThatThrownBy(() -> context.await(1).getFirst().spawn("a", Actor.of(_ -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Only bank/watcher itself may spawn a child by its context, on the thread"
                                + " that runs it; send it a message");
        assertThatThrownBy(() -> context.await(1).getFirst().spawn(Actor.of(_ -> {})))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        context.await(1)
                                .getFirst()
                                .spawnIfAbsent("a", Actor.of(_ -> {}), ActorOptions.defaults()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> context.await(1).getFirst().timeLeft())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("may look at the time that is left by its context");
        assertThatThrownBy(() -> context.await(1).getFirst().unlink(watched))
                .isInstanceOf(IllegalStateException.class);
        assertThat(context.await(1).getFirst().children()).isEmpty();
        act(self -> {
            try {
                self.watch(self.self());
            } catch (IllegalArgumentException e) {
                inbox.tell(e.getMessage());
            }
        });
        assertThat(inbox.await(1))
                .containsExactly("bank/watcher cannot watch itself; name another actor");
    }
}
