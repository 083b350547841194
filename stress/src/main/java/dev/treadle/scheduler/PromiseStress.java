package dev.treadle.scheduler;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZZI_Result;

import java.util.concurrent.atomic.AtomicInteger;

/** A result ends while others wait for it, register with it, give it up, or end it too. */
public final class PromiseStress {

    private PromiseStress() {}

    /** A lost signal shows as a test that does not end. */
    @JCStressTest
    @Outcome(id = "7, 1", expect = ACCEPTABLE, desc = "The value, and what was written before it.")
    @Outcome(expect = FORBIDDEN, desc = "Another value, or not all that was written before it.")
    @State
    public static class Await {

        private final Promise<Integer> promise = new Promise<>();
        private int written;

        @Actor
        public void ends() {
            written = 1;
            promise.complete(7);
        }

        @Actor
        public void awaits(II_Result seen) {
            seen.r1 = promise.await();
            seen.r2 = written;
        }
    }

    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "Called once, with what was written before.")
    @Outcome(expect = FORBIDDEN, desc = "Not called, called twice, or without what was written.")
    @State
    public static class Register {

        private final Promise<Integer> promise = new Promise<>();
        private final AtomicInteger calls = new AtomicInteger();
        private int written;

        @Actor
        public void ends() {
            written = 1;
            promise.complete(7);
        }

        @Actor
        public void registers() {
            promise.onComplete(_ -> calls.addAndGet(written == 1 ? 1 : 100));
        }

        @Arbiter
        public void looks(I_Result seen) {
            seen.r1 = calls.get();
        }
    }

    @JCStressTest
    @Outcome(
            id = {"true, false, 1", "false, true, 2"},
            expect = ACCEPTABLE,
            desc = "One ended it, and it ended so.")
    @Outcome(expect = FORBIDDEN, desc = "Both or neither, or it did not end as the winner said.")
    @State
    public static class EndTwice {

        private final Promise<Integer> promise = new Promise<>();

        @Actor
        public void ends(ZZI_Result seen) {
            seen.r1 = promise.complete(1);
        }

        @Actor
        public void endsToo(ZZI_Result seen) {
            seen.r2 = promise.complete(2);
        }

        @Arbiter
        public void looks(ZZI_Result seen) {
            seen.r3 = promise.await();
        }
    }

    /** One gives up and tidies the stack up, another does so too and then calls it. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Those who still care are called once.")
    @Outcome(expect = FORBIDDEN, desc = "One who still cares is not called, or called twice.")
    @State
    public static class Tidy {

        private final AtomicInteger top = new AtomicInteger();
        private final AtomicInteger bottom = new AtomicInteger();
        private final Callback one = on(on(null, bottom::incrementAndGet), () -> {});
        private final Callback other = on(one, () -> {});
        private final Callback stack = on(other, top::incrementAndGet);

        private static Callback on(Callback below, Runnable action) {
            Callback callback = Callback.calling(action);
            callback.next = below;
            return callback;
        }

        @Actor
        public void tidies() {
            one.forget();
            Callback.tidy(stack);
        }

        @Actor
        public void tidiesAndCalls() {
            other.forget();
            Callback.tidy(stack);
            Callback.runAll(stack);
        }

        @Arbiter
        public void looks(II_Result seen) {
            seen.r1 = bottom.get();
            seen.r2 = top.get();
        }
    }
}
