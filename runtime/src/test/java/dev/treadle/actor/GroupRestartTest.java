package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;

/** Children that are restarted or stopped together. */
@ExtendWith(QuietLogs.class)
class GroupRestartTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @AutoClose private final ManualTime time = new ManualTime("bank");
    private final Inbox<String> inbox = new Inbox<>();

    /** Starts children a to e. */
    private final class Parent extends Actor<String> {
        Parent(Supervision ofChildren) {
            var options = ActorOptions.defaults().supervision(ofChildren);
            for (String name : List.of("a", "b", "c", "d", "e")) {
                context().spawn(name, () -> new Child(name), options);
            }
        }

        @Override
        protected void receive(String message) {
            ActorRef<?> to =
                    context().children().stream()
                            .filter(child -> message.startsWith(child.name()))
                            .findFirst()
                            .orElseThrow();
            tell(to, message);
        }

        @SuppressWarnings("unchecked") // all children take strings
        private static void tell(ActorRef<?> to, String message) {
            ((ActorRef<String>) to).tell(message.substring(2));
        }
    }

    private final class Child extends Actor<String> {
        private final String name;

        Child(String name) {
            this.name = name;
            inbox.tell("+" + name);
        }

        @Override
        protected void receive(String message) {
            if (message.equals("fail")) {
                throw new IllegalArgumentException(name);
            }
            inbox.tell(name + " " + message);
        }

        @Override
        protected void onSignal(Signal signal) {
            if (signal instanceof Signal.PreRestart || signal instanceof Signal.PostStop) {
                inbox.tell("-" + name);
            }
        }
    }

    private ActorRef<String> parent(Supervision ofChildren) {
        ActorRef<String> parent = time.system().spawn("parent", () -> new Parent(ofChildren));
        assertThat(inbox.messages()).containsExactly("+a", "+b", "+c", "+d", "+e");
        return parent;
    }

    private List<String> then(int count) {
        return inbox.await(5 + count).subList(5, 5 + count);
    }

    @Test
    void shouldRestartAllInTheOrderOfASupervisor() {
        ActorRef<String> parent = parent(Supervision.restart().allForOne());

        parent.tell("b fail");

        assertThat(then(10))
                .containsExactly("-b", "-e", "-d", "-c", "-a", "+a", "+b", "+c", "+d", "+e");
    }

    @Test
    void shouldRestartTheRestThatWasStartedLater() {
        ActorRef<String> parent = parent(Supervision.restart().restForOne());

        parent.tell("c fail");

        assertThat(then(6)).containsExactly("-c", "-e", "-d", "+c", "+d", "+e");
    }

    @Test
    void shouldRestartOneAloneUnlessToldOtherwise() {
        ActorRef<String> parent = parent(Supervision.restart());

        parent.tell("c fail");
        parent.tell("c after");

        assertThat(then(3)).containsExactly("-c", "+c", "c after");
    }

    @Test
    void shouldKeepTheMessagesOfAll() {
        ActorRef<String> parent = parent(Supervision.restart().allForOne());

        for (int i = 0; i < 100; i++) {
            for (String name : List.of("a", "b", "c", "d", "e")) {
                parent.tell("%s %d".formatted(name, i));
            }
            if (i == 50) {
                parent.tell("c fail");
            }
        }

        List<String> all = then(500 + 10);
        for (String name : List.of("a", "b", "c", "d", "e")) {
            assertThat(all.stream().filter(each -> each.startsWith(name + " "))).hasSize(100);
        }
    }

    @Test
    void shouldStopAllIfThatIsWhatItDoes() {
        ActorRef<String> parent = parent(Supervision.stop().allForOne());

        parent.tell("b fail");

        assertThat(then(5)).containsExactlyInAnyOrder("-a", "-b", "-c", "-d", "-e");
        await().until(() -> !((ActorCell<?>) parent).presentChildren().iterator().hasNext());
    }

    @Test
    void shouldStopAllAfterTooManyFailures() {
        ActorRef<String> parent = parent(Supervision.restart().atMost(0, LONG).restForOne());

        parent.tell("b fail");

        assertThat(then(4)).containsExactlyInAnyOrder("-b", "-c", "-d", "-e");
        parent.tell("a lives");
        assertThat(then(5)).endsWith("a lives");
    }

    @Test
    void shouldWaitOnceForAll() {
        ActorRef<String> parent =
                parent(
                        Supervision.restart()
                                .allForOne()
                                .withBackoff(Duration.ofMillis(100), LONG, 0));

        parent.tell("c fail");
        assertThat(then(5)).containsExactly("-c", "-e", "-d", "-b", "-a");
        await().until(() -> time.pending() == 1);
        parent.tell("a meanwhile");
        time.advanceMillis(100);

        assertThat(then(11))
                .containsSubsequence("-a", "+a", "+b", "+c", "+d", "+e")
                .containsSubsequence("+a", "a meanwhile");
    }

    @Test
    void shouldJoinFailuresThatMeet() {
        ActorRef<String> parent = parent(Supervision.restart().allForOne().atMost(1_000, LONG));

        for (int i = 0; i < 50; i++) {
            List.of("a fail", "e fail", "c fail").forEach(parent::tell);
        }
        List.of("a", "b", "c", "d", "e").forEach(name -> parent.tell(name + " after"));

        await().untilAsserted(() ->
                assertThat(inbox.messages())
                        .contains("a after", "b after", "c after", "d after", "e after"));
        for (String name : List.of("a", "b", "c", "d", "e")) {
            long made = inbox.messages().stream().filter(("+" + name)::equals).count();
            long gone = inbox.messages().stream().filter(("-" + name)::equals).count();
            assertThat(made).isEqualTo(gone + 1);
        }
    }

    @Test
    void shouldGoOnIfOneOfThemIsKilledOnTheWay() throws Exception {
        var gate = new Gate();
        ActorRef<Object> parent =
                time.system()
                        .spawn(
                                "parent",
                                () ->
                                        new Actor<>() {
                                            private final ActorRef<String> a =
                                                    context()
                                                            .spawn(
                                                                    "a",
                                                                    () -> new Child("a"),
                                                                    ActorOptions.defaults()
                                                                            .supervision(
                                                                                    Supervision
                                                                                            .restart()
                                                                                            .allForOne()));

                                            {
                                                context()
                                                        .spawn("b", Actor.of(_ -> gate.pass()))
                                                        .tell("wait");
                                            }

                                            @Override
                                            protected void receive(Object message) {
                                                if (message.equals("kill b")) {
                                                    context().children().get(1).kill();
                                                } else {
                                                    a.tell("fail");
                                                }
                                            }
                                        });
        gate.awaitEntered();

        parent.tell("fail");
        assertThat(inbox.await(2)).containsExactly("+a", "-a");
        parent.tell("kill b");

        assertThat(inbox.await(3)).containsExactly("+a", "-a", "+a");
    }

    @Test
    void shouldTakeALoopingActorOutOfItsLoop() {
        ActorRef<String> parent =
                time.system()
                        .spawn(
                                "parent",
                                () ->
                                        new Actor<>() {
                                            private final ActorRef<String> a =
                                                    context()
                                                            .spawn(
                                                                    "a",
                                                                    () -> new Child("a"),
                                                                    ActorOptions.defaults()
                                                                            .supervision(
                                                                                    Supervision
                                                                                            .restart()
                                                                                            .allForOne()));

                                            {
                                                context().spawn("b", Actor.looping(this::loop));
                                            }

                                            private void loop(LoopingActor<String> self) {
                                                inbox.tell("+b");
                                                try {
                                                    self.receive();
                                                } catch (ActorExit exit) {
                                                    inbox.tell("-b");
                                                }
                                            }

                                            @Override
                                            protected void receive(String message) {
                                                a.tell(message);
                                            }
                                        });
        inbox.await(2);

        parent.tell("fail");

        assertThat(inbox.await(6).subList(2, 6)).containsExactly("-a", "-b", "+a", "+b");
    }
}
