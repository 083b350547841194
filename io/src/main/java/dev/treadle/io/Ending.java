package dev.treadle.io;

import dev.treadle.scheduler.Promise;
import dev.treadle.scheduler.Result;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Why a child process ends, and that it has. Safe to use from any thread. */
final class Ending {

    private final AtomicReference<@Nullable String> reason = new AtomicReference<>();
    private final Promise<ProcessExit> exit = new Promise<>();

    /** Says why this side ends it; the first reason counts. */
    void because(String why) {
        reason.compareAndSet(null, why);
    }

    ProcessExit with(List<Integer> statuses) {
        return new ProcessExit(statuses, Optional.ofNullable(reason.get()));
    }

    void over(ProcessExit how) {
        exit.complete(how);
    }

    Result<ProcessExit> exit() {
        return exit.result();
    }
}
