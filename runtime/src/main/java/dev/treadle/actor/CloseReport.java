package dev.treadle.actor;

import dev.treadle.mailbox.spi.Durations;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the close of a system went.
 *
 * @param quiet whether all messages had been handled before the actors were ended
 * @param failedTasks the tasks of its {@link CoordinatedShutdown} that failed or took too long
 * @param leftovers the actors that had not ended by the deadline, first those that had been told
 *     to, then those that still handled messages; they were killed, with all that waited for them
 * @param deadLetters how many dead letters there were in the system's whole life
 * @param took how long it took
 */
public record CloseReport(
        boolean quiet,
        List<FailedTask> failedTasks,
        List<Leftover> leftovers,
        long deadLetters,
        Duration took) {

    /** How many leftovers a log line names; the list has all. */
    private static final int SHOWN = 10;

    /** Copies the lists. */
    public CloseReport {
        failedTasks = List.copyOf(failedTasks);
        leftovers = List.copyOf(leftovers);
    }

    /**
     * An actor that had not ended.
     *
     * @param path its path
     * @param waiting how many messages were in its mailbox
     * @param waitsFor which other actor's reply, or room in whose mailbox, it awaited, if that
     * @param stack where its handler was, empty if it was in none
     */
    public record Leftover(
            String path, int waiting, Optional<String> waitsFor, List<StackTraceElement> stack) {

        @Override
        public String toString() {
            String at =
                    stack.stream().map(each -> "\n    at " + each).collect(Collectors.joining());
            return "%s with %s waiting%s%s"
                    .formatted(
                            path,
                            Texts.count(waiting, "message"),
                            waitsFor.map(", itself waiting for "::concat).orElse(""),
                            at);
        }
    }

    /**
     * A task that failed or took too long.
     *
     * @param phase its phase
     * @param name what it is called
     * @param why what went wrong
     */
    public record FailedTask(ShutdownPhase phase, String name, String why) {

        @Override
        public String toString() {
            return "task \"%s\" of %s failed: %s".formatted(name, phase, why);
        }
    }

    /** {@return whether every message was handled and every actor and task ended in time} */
    public boolean clean() {
        return quiet && leftovers.isEmpty() && failedTasks.isEmpty();
    }

    @Override
    public String toString() {
        String summary =
                "closed in %s, %s, %s"
                        .formatted(
                                Durations.rounded(took),
                                quiet ? "quiet" : "with messages left to handle",
                                Texts.count(deadLetters, "dead letter"));
        String tasks =
                failedTasks.stream().map(each -> "\n  " + each).collect(Collectors.joining());
        String left =
                leftovers.stream()
                        .limit(SHOWN)
                        .map(each -> "\n  " + each)
                        .collect(Collectors.joining());
        return leftovers.isEmpty()
                ? summary + tasks
                : "%s, %s did not end:%s%s"
                        .formatted(summary, Texts.count(leftovers.size(), "actor"), left, tasks);
    }
}
