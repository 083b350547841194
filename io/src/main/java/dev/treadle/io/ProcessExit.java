package dev.treadle.io;

import java.util.List;
import java.util.Optional;

/**
 * How a child process ended.
 *
 * @param statuses the exit status of each program of the pipe, in order; 128 and the number of the
 *     signal for one that a signal ended
 * @param brokenOff why this side ended it, empty if it ended by itself
 */
public record ProcessExit(List<Integer> statuses, Optional<String> brokenOff) {

    /** Copies the list. */
    public ProcessExit {
        statuses = List.copyOf(statuses);
    }

    /** {@return the exit status, of the last program of a pipe} */
    public int status() {
        return statuses.getLast();
    }

    /** {@return whether it ended by itself, with status 0, each program of a pipe} */
    public boolean isClean() {
        return brokenOff.isEmpty() && statuses.stream().allMatch(status -> status == 0);
    }
}
