package dev.treadle.testkit;

import dev.treadle.simulation.SimulationRun;
import dev.treadle.simulation.Trace;

import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;

/** The failing runs of one test: how many there were, and the shortest. */
final class Failures {

    private static final int MOST_LINES = 100;

    private final Method method;
    private int runs;
    private int failed;
    private @Nullable SimulationRun shortest;

    Failures(Method method) {
        this.method = method;
    }

    void add(SimulationRun run) {
        runs++;
        if (run.failure().isEmpty()) {
            return;
        }
        if (run.failure().get() instanceof TestAbortedException assumption) {
            throw assumption;
        }
        failed++;
        if (shortest == null || run.trace().length() < shortest.trace().length()) {
            shortest = run;
        }
    }

    boolean isEmpty() {
        return failed == 0;
    }

    void throwIfAny() {
        if (shortest != null) {
            throw new AssertionFailedError(report(shortest), shortest.failure().orElseThrow());
        }
    }

    private String report(SimulationRun run) {
        String test =
                "%s#%s".formatted(method.getDeclaringClass().getSimpleName(), method.getName());
        String cause = String.valueOf(run.failure().orElseThrow().getMessage()).strip();
        return """
        %s
        %s failed under %d of %d seeds. The shortest of the failing runs has seed %d; %s
        To replay it: -Dtest=%s -D%s=%d, or @SimulationTest(seed = %dL)\
        """
                .formatted(
                        cause,
                        test,
                        failed,
                        runs,
                        run.seed(),
                        lastSteps(run.trace()),
                        test,
                        Seeds.PROPERTY,
                        run.seed(),
                        run.seed());
    }

    private static String lastSteps(Trace trace) {
        List<Trace.Step> last = trace.last();
        List<Trace.Step> shown = last.subList(Math.max(0, last.size() - MOST_LINES), last.size());
        String what =
                shown.size() == trace.length()
                        ? "its messages, by time and actor:"
                        : "the last %d of its %d messages, by time and actor:"
                                .formatted(shown.size(), trace.length());
        return what + shown.stream().map(step -> "\n" + step).collect(Collectors.joining());
    }
}
