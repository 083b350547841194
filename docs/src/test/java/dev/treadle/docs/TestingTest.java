package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.actor.ActorRef;
import dev.treadle.actor.DeadLetter;
import dev.treadle.actor.ExitReason;
import dev.treadle.docs.Account.Balance;
import dev.treadle.testkit.ActorTest;
import dev.treadle.testkit.ActorTestKit;
import dev.treadle.testkit.BehaviorTestKit;
import dev.treadle.testkit.Effect;
import dev.treadle.testkit.TestProbe;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The programs of docs/guide/testing.md. */
@ActorTest
@ExtendWith(QuietLogs.class)
class TestingTest {

    // tag::alone
    @Test
    void shouldSendTheNextDiver() {
        try (var boat = BehaviorTestKit.create(Boat::new)) {
            boat.tell(12);
            TestProbe<Integer> first = boat.child("diver-1");
            first.expect(12);

            first.crash(new IllegalArgumentException("no air"));
            boat.tell(30);

            boat.<Integer>child("diver-2").expect(30);
        }
    }

    // end::alone

    // tag::effects
    @Test
    void shouldMeasureUntilItIsReset() {
        Duration hour = Duration.ofHours(1);
        List<String> log = new ArrayList<>();
        try (var thermometer = BehaviorTestKit.create(() -> new Thermometer(log::add, hour))) {
            Effect.TimerStarted timer = thermometer.expectEffect(Effect.TimerStarted.class);
            assertThat(timer.key()).isEqualTo("measure");

            thermometer.advance(hour.multipliedBy(2)); // takes no time
            thermometer.tell(Thermometer.Message.RESET);
            thermometer.advance(hour.multipliedBy(2));

            assertThat(log).containsExactly("20 degrees", "20 degrees");
        }
    }

    // end::effects

    // tag::probe
    @Test
    void shouldSellWhatIsPaidFor(ActorTestKit kit) {
        TestProbe<Account.Command> account = kit.probe("account");
        account.autoPilot(command -> {
            if (command instanceof Balance(var replyTo)) {
                replyTo.tell(100L);
            }
        });
        ActorRef<Shop.Command> shop = kit.system().spawn("shop", () -> new Shop(account.ref()));

        assertThat(shop.ask(String.class, replyTo -> new Shop.Buy(80, replyTo)).await())
                .isEqualTo("yours");
        account.expect(Balance.class);
        account.expectNone();
    }

    // end::probe

    // tag::time
    @Test
    void shouldExpireUntouched(ActorTestKit kit) {
        ActorRef<Session.Command> session = kit.system().spawn("session", Session::new);

        kit.advance(Duration.ofMinutes(4));
        session.tell(new Session.Touch());
        kit.advance(Duration.ofMinutes(4));
        assertThat(session.isTerminated()).isFalse();
        kit.advance(Duration.ofMinutes(1));

        assertThat(kit.expectEnd(session)).isEqualTo(new ExitReason.Stopped());
    }

    // end::time

    // tag::failures
    @Test
    void shouldGoOnAfterADivisionByZero(ActorTestKit kit) {
        ActorRef<Integer> divider = kit.system().spawn("divider", Divider::new);

        divider.tell(0);

        assertThat(kit.expectRestart(divider)).isInstanceOf(ArithmeticException.class);
        assertThat(kit.expectDeadLetter(DeadLetter.Reason.FAILED).message()).isEqualTo(0);
    }
    // end::failures
}
