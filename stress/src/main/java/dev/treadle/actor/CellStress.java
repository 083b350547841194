package dev.treadle.actor;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.treadle.scheduler.ManualTimers;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZ_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;
import org.openjdk.jcstress.infra.results.Z_Result;

/** Who may run an actor, and that somebody does while it has something to do. */
public final class CellStress {

    private CellStress() {}

    /** Two send to an actor that rests: each finds it asleep, or on the way to its sleep. */
    @JCStressTest
    @Outcome(id = "2, true", expect = ACCEPTABLE, desc = "Both were handled; it rests.")
    @Outcome(expect = FORBIDDEN, desc = "One is asleep with the actor, or two threads ran it.")
    @State
    public static class Messages {

        private final ActorCell<String> cell = Stage.actor(Counting::new);
        private final Counting actor = (Counting) cell.instance();

        @Actor
        public void first() {
            cell.tell("first");
        }

        @Actor
        public void second() {
            cell.tell("second");
        }

        @Arbiter
        public void looks(IZ_Result seen) {
            seen.r1 = actor.handled();
            seen.r2 = cell.atRest() && !actor.overlapped();
        }
    }

    /** It is stopped while it handles its last message and goes to rest: a flag, no message. */
    @JCStressTest
    @Outcome(id = "true", expect = ACCEPTABLE, desc = "It has ended.")
    @Outcome(id = "false", expect = FORBIDDEN, desc = "It sleeps, and was never told.")
    @State
    public static class Flag {

        private final ActorCell<String> cell = Stage.actor(Counting::new);

        @Actor
        public void sends() {
            cell.tell("last");
        }

        @Actor
        public void stops() {
            cell.stop();
        }

        @Arbiter
        public void looks(Z_Result seen) {
            seen.r1 = cell.isTerminated();
        }
    }

    /** An actor that is stopped waits for its child, which ends meanwhile and says so. */
    @JCStressTest
    @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "Both have ended.")
    @Outcome(expect = FORBIDDEN, desc = "One waits for what has happened already.")
    @State
    public static class Suspended {

        private final ActorCell<String> parent = Stage.actor(Counting::new);
        private final ActorRef<String> child =
                Births.spawn(parent, "child", Counting::new, ActorOptions.defaults());

        @Actor
        public void stopsTheParent() {
            parent.stop();
        }

        @Actor
        public void stopsTheChild() {
            child.stop();
        }

        @Arbiter
        public void looks(ZZ_Result seen) {
            seen.r1 = parent.isTerminated();
            seen.r2 = child.isTerminated();
        }
    }

    /** Two children end while their parent lets go of those that have. */
    @JCStressTest
    @Outcome(id = "0, true", expect = ACCEPTABLE, desc = "It has let go of both; it rests.")
    @Outcome(expect = FORBIDDEN, desc = "It keeps one that has ended, and was told of both.")
    @State
    public static class Children {

        private final ActorCell<String> parent = Stage.actor(Counting::new);
        private final ActorRef<String> one =
                Births.spawn(parent, "one", Counting::new, ActorOptions.defaults());
        private final ActorRef<String> other =
                Births.spawn(parent, "other", Counting::new, ActorOptions.defaults());

        @Actor
        public void stopsOne() {
            one.stop();
        }

        @Actor
        public void stopsTheOther() {
            other.stop();
        }

        @Arbiter
        public void looks(IZ_Result seen) {
            for (ActorCell<?> _ : parent.presentChildren()) {
                seen.r1++;
            }
            seen.r2 = parent.atRest();
        }
    }

    /** Somebody interrupts the handler of an actor that its thread is about to leave. */
    @JCStressTest
    @Outcome(id = "false", expect = ACCEPTABLE, desc = "The thread does not hear of it.")
    @Outcome(id = "true", expect = FORBIDDEN, desc = "It interrupts what comes after the actor.")
    @State
    public static class Interrupted {

        private final ActorCell<String> cell =
                Stage.actor(Stage.system(new ManualTimers()), Counting::new);

        @Actor
        public void runs(Z_Result seen) {
            cell.tell("message");
            seen.r1 = Thread.interrupted();
        }

        @Actor
        public void interrupts() {
            Interruption.of(cell);
        }

        @Arbiter
        public void looks(Z_Result seen) {
            seen.r1 |= Thread.interrupted();
        }
    }
}
