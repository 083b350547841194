package dev.treadle.actor;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.treadle.scheduler.ManualTimers;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

import java.time.Duration;

/** A reply comes while the asker still enters its ask among the open ones and sets its timer. */
@JCStressTest
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "It is forgotten, and so is its timer.")
@Outcome(expect = FORBIDDEN, desc = "It has ended and is kept all the same.")
@State
public class AskStress {

    private final ManualTimers timers = new ManualTimers();
    private final LocalActorSystem system = Stage.system(timers);
    private final Ask<String> ask = new Ask<>(system.root(), String.class, Duration.ofSeconds(5));

    @Actor
    public void asks() {
        ask.begin();
    }

    @Actor
    public void replies() {
        ask.tell("reply");
    }

    @Arbiter
    public void counts(II_Result seen) {
        seen.r1 = system.openAsks().all().size();
        seen.r2 = timers.pending();
    }
}
