package dev.treadle.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorFactory;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.AskException;
import dev.treadle.actor.ReplyTo;
import dev.treadle.scheduler.Promise;
import dev.treadle.simulation.Simulation;
import dev.treadle.simulation.SimulationException;
import dev.treadle.simulation.SimulationException.Reason;
import dev.treadle.simulation.SimulationRun;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two actors ask each other, if both begin before the other has answered. */
@ExtendWith(QuietLogs.class)
class AskDeadlockTest {

    sealed interface Message {
        record Begin(ReplyTo<String> replyTo) implements Message {}

        record Answer(ReplyTo<String> replyTo) implements Message {}

        record Meet(ActorRef<Message> peer) implements Message {}
    }

    /** Awaits its peer's answer in its handler. */
    private static final class Waiting extends Actor<Message> {
        private final Promise<ActorRef<Message>> peer = new Promise<>();

        @Override
        protected void receive(Message message) {
            switch (message) {
                case Message.Meet(var other) -> peer.complete(other);
                case Message.Answer(var replyTo) -> replyTo.tell("here");
                case Message.Begin(var replyTo) ->
                        replyTo.tell(peer.await().ask(String.class, Message.Answer::new).await());
            }
        }
    }

    /** Passes its peer's answer on when it comes, and answers others meanwhile. */
    private static final class Patient extends Actor<Message> {
        private final Promise<ActorRef<Message>> peer = new Promise<>();

        @Override
        protected void receive(Message message) {
            switch (message) {
                case Message.Meet(var other) -> peer.complete(other);
                case Message.Answer(var replyTo) -> replyTo.tell("here");
                case Message.Begin(var replyTo) -> peer.await().tell(new Message.Answer(replyTo));
            }
        }
    }

    private static void run(Simulation simulation, ActorFactory<Message> factory) {
        var system = simulation.system("s");
        ActorRef<Message> one = system.spawn("one", factory);
        ActorRef<Message> other = system.spawn("other", factory);
        one.tell(new Message.Meet(other));
        other.tell(new Message.Meet(one));
        var first = one.ask(String.class, Message.Begin::new);
        var second = other.ask(String.class, Message.Begin::new);

        assertThat(first.await()).isEqualTo("here");
        assertThat(second.await()).isEqualTo("here");
    }

    @Test
    void shouldBeFoundAndNamed() {
        SimulationRun run = BugHunt.find(simulation -> run(simulation, Waiting::new));

        assertThat(run.failure().orElseThrow())
                .isInstanceOf(AskException.class)
                .hasStackTraceContaining("actors await each other, s/")
                .hasStackTraceContaining("s/one -> s/other");
    }

    @Test
    void shouldNotBeFoundWhereThereIsNone() {
        BugHunt.findNothing(simulation -> run(simulation, Patient::new));
    }

    @Test
    void shouldBeReportedAlsoWhereNoTimeoutWouldEndIt() {
        SimulationRun run =
                BugHunt.find(simulation -> {
                    var left = new Promise<String>();
                    var right = new Promise<String>();
                    var one = simulation.start("one", () -> left.complete(right.await()));
                    simulation.start("other", () -> right.complete(left.await()));
                    one.await();
                });

        assertThat(run.failure().orElseThrow())
                .isInstanceOfSatisfying(
                        SimulationException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.DEADLOCK))
                .hasMessageContaining("the test waits for")
                .hasMessageContaining("one waits for")
                .hasMessageContaining("other waits for");
    }
}
