package dev.treadle.actor;

import dev.treadle.mailbox.spi.Durations;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the close of a system went.
 *
 * @param quiet whether all messages had been handled before the actors were ended
 * @param failedTasks the tasks of its {@link CoordinatedShutdown} that failed or took too long
 * @param leftovers the actors that had not ended by the deadline; they were killed
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
     * @param stack where its handler was, empty if it was in none
     */
    public record Leftover(String path, int waiting, List<StackTraceElement> stack) {

        @Override
        public String toString() {
            String at =
                    stack.stream().map(each -> "\n    at " + each).collect(Collectors.joining());
            return "%s with %d messages waiting%s".formatted(path, waiting, at);
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
                "closed in %s, %s, %d dead letters"
                        .formatted(
                                Durations.text(took),
                                quiet ? "quiet" : "with messages left to handle",
                                deadLetters);
        String tasks =
                failedTasks.stream().map(each -> "\n  " + each).collect(Collectors.joining());
        String left =
                leftovers.stream()
                        .limit(SHOWN)
                        .map(each -> "\n  " + each)
                        .collect(Collectors.joining());
        return leftovers.isEmpty()
                ? summary + tasks
                : "%s, %d actors did not end:%s%s"
                        .formatted(summary, leftovers.size(), left, tasks);
    }
}
