package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Kills by the hundred interrupt their victims, and never another actor. */
@ExtendWith(QuietLogs.class)
class KillStormTest {

    private static final int VICTIMS = 300;
    private static final int BYSTANDERS = 4;

    /** What a victim does when the kill comes. */
    enum Doing {
        NOTHING,
        QUICK_MESSAGES,
        PARKING,
        SPINNING
    }

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final AtomicLong innocent = new AtomicLong();
    private final AtomicLong interrupted = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();

    /** Shares the runners, keeps going, and looks whether it was interrupted. */
    private final class Bystander extends Actor<Integer> {
        @Override
        protected void receive(Integer message) {
            if (Thread.interrupted()) {
                interrupted.incrementAndGet();
            }
            innocent.incrementAndGet();
            if (!over.get()) {
                self().tell(message + 1);
            }
            if (Thread.interrupted()) {
                interrupted.incrementAndGet();
            }
        }
    }

    private static void suffer(Doing doing) {
        switch (doing) {
            case NOTHING, QUICK_MESSAGES -> {}
            case PARKING -> LockSupport.parkNanos(50_000_000_000L);
            case SPINNING -> {
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Doing.class)
    void shouldHitTheVictimsOnly(Doing doing) throws Exception {
        for (int i = 0; i < BYSTANDERS; i++) {
            system.spawn(Bystander::new).tell(0);
        }
        List<ActorRef<Integer>> victims = new ArrayList<>();
        int count = doing == Doing.SPINNING ? VICTIMS / 10 : VICTIMS;
        for (int i = 0; i < count; i++) {
            ActorRef<Integer> victim = system.spawn(Actor.of(_ -> suffer(doing)));
            victims.add(victim);
            if (doing != Doing.NOTHING) {
                victim.tell(1);
                victim.tell(2);
            }
            if (victims.size() % 10 == 0) {
                victims.subList(victims.size() - 10, victims.size()).forEach(ActorRef::kill);
            }
        }
        victims.forEach(ActorRef::join);
        over.set(true);

        assertThat(interrupted).hasValue(0);
        assertThat(innocent.get()).isPositive();
    }

    @Test
    void shouldHitALoopingVictimOnly() {
        for (int i = 0; i < BYSTANDERS; i++) {
            system.spawn(Bystander::new).tell(0);
        }
        List<ActorRef<Integer>> victims = new ArrayList<>();
        for (int i = 0; i < VICTIMS; i++) {
            ActorRef<Integer> victim =
                    system.spawn(
                            Actor.looping(self -> {
                                while (true) {
                                    self.receive();
                                }
                            }));
            victim.tell(1);
            victims.add(victim);
            victim.kill();
        }
        victims.forEach(ActorRef::join);
        over.set(true);

        assertThat(interrupted).hasValue(0);
    }
}
