package dev.treadle.simulation;

import dev.treadle.scheduler.simulation.Ending;
import dev.treadle.scheduler.simulation.Ending.Waiting;
import dev.treadle.simulation.SimulationException.Reason;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts the end of a run into words. */
final class Endings {

    /** Among so many of the last messages those are looked for that come again and again. */
    private static final int RECENT = 100;

    private static final int NAMED = 5;

    private Endings() {}

    /**
     * {@return what went wrong, if anything did}
     *
     * @param ending how the run ended
     * @param trace what happened in it
     */
    static Optional<Throwable> failure(Ending ending, Trace trace) {
        return switch (ending) {
            case Ending.Returned() -> Optional.empty();
            case Ending.Threw(var cause) -> Optional.of(cause);
            case Ending.Deadlock(var waiting) -> Optional.of(deadlock(waiting));
            case Ending.TooLong(var steps) ->
                    failure(
                            Reason.TOO_LONG,
                            "It was cut off after %,d steps; allow more, or look why it goes on%s"
                                    .formatted(steps, recent(trace)));
            case Ending.Stuck(var who, var blocked, var patience) ->
                    blocked
                            ? failure(
                                    Reason.BLOCKED,
                                    "%s waited outside of Treadle for %s s of real time, where virtual"
                                                    .formatted(who.who(), patience.toNanos() / 1e9)
                                            + " time stands still and nobody else can go on, in\n"
                                            + stack(who.stack()))
                            : failure(
                                    Reason.BUSY,
                                    "%s ran for %s s of real time without a step, in\n%s"
                                            .formatted(
                                                    who.who(),
                                                    patience.toNanos() / 1e9,
                                                    stack(who.stack())));
            case Ending.Outsider(var what, var thread, var stack) ->
                    failure(
                            Reason.OUTSIDER,
                            "The thread \"%s\", which is not of the simulation, was about to %s in\n%s"
                                    .formatted(thread, what, stack(stack)));
            case Ending.Interrupted() ->
                    failure(Reason.INTERRUPTED, "Whoever ran the simulation was interrupted");
        };
    }

    /** {@return who went on, by the last messages; nothing where there were none} */
    private static String recent(Trace trace) {
        List<Trace.Step> last = trace.last();
        String messages =
                last.subList(Math.max(0, last.size() - RECENT), last.size()).stream()
                        .map(step -> step.actor() + " <- " + step.message())
                        .distinct()
                        .limit(NAMED)
                        .collect(Collectors.joining(", "));
        return messages.isEmpty()
                ? ""
                : "; the last messages: %s. Where a timer repeats, run for a Duration"
                        .formatted(messages);
    }

    private static Optional<Throwable> failure(Reason reason, String message) {
        return Optional.of(new SimulationException(reason, message));
    }

    private static SimulationException deadlock(List<Waiting> waiting) {
        String who =
                waiting.stream()
                        .map(each ->
                                "%s waits for %s%s"
                                        .formatted(each.who(), each.on(), place(each.stack())))
                        .collect(Collectors.joining(";\n  "));
        return new SimulationException(
                Reason.DEADLOCK, "Nobody can go on, and no timer is set:\n  " + who);
    }

    /** Where it is in the user's code, as far as one can tell. */
    private static String place(List<StackTraceElement> stack) {
        return stack.stream()
                .filter(frame -> !isInternal(frame))
                .findFirst()
                .map(frame ->
                        " at %s(%s:%d)"
                                .formatted(
                                        frame.getMethodName(),
                                        frame.getFileName(),
                                        frame.getLineNumber()))
                .orElse("");
    }

    private static boolean isInternal(StackTraceElement frame) {
        String type = frame.getClassName();
        return type.startsWith("java.")
                || type.startsWith("jdk.")
                || type.startsWith("dev.treadle.mailbox.")
                || type.startsWith("dev.treadle.scheduler.")
                || type.startsWith("dev.treadle.cooperative.")
                || (type.startsWith("dev.treadle.actor.") && !type.contains("Test"));
    }

    private static String stack(List<StackTraceElement> stack) {
        return stack.stream()
                .dropWhile(frame -> frame.getMethodName().equals("getStackTrace"))
                .map(frame -> "    at " + frame)
                .collect(Collectors.joining("\n"));
    }
}
