package dev.treadle.cooperative;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One wait of a task. All but the bringing happens in the scheduler's turn. */
final class Suspension<T> implements Suspended<T> {

    private final Cell cell;
    private List<Runnable> undos = List.of();
    private boolean over;
    private boolean unattended;
    private @Nullable T value;
    private @Nullable Throwable failure;

    Suspension(Cell cell) {
        this.cell = cell;
    }

    // --- the event

    @Override
    public Task task() {
        return cell;
    }

    @Override
    public void resume(T brought) {
        requireNonNull(brought, "value");
        cell.scheduler().inTurn(() -> end(brought, null));
    }

    @Override
    public void fail(Throwable cause) {
        requireNonNull(cause, "failure");
        cell.scheduler().inTurn(() -> end(null, cause));
    }

    @Override
    public void attempt(Attempt<T> attempt) {
        requireNonNull(attempt, "attempt");
        if (cell.scheduler().hasTurn()) {
            tryNow(attempt);
        } else {
            cell.scheduler().inTurn(() -> tryNow(attempt));
        }
    }

    private void tryNow(Attempt<T> attempt) {
        if (over) {
            return;
        }
        try {
            Optional<? extends T> taken = attempt.tryNow();
            if (taken.isPresent()) {
                end(taken.get(), null);
            }
        } catch (Throwable e) {
            end(null, e);
        }
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public void whenOver(Runnable undo) {
        requireNonNull(undo, "undo");
        if (over) {
            undo.run();
            return;
        }
        if (undos.isEmpty()) {
            undos = new ArrayList<>(2);
        }
        undos.add(undo);
    }

    @Override
    public void unattended() {
        if (!over && !unattended) {
            unattended = true;
            cell.scheduler().unattended(1);
        }
    }

    // --- the task

    private void end(@Nullable T brought, @Nullable Throwable cause) {
        if (!over) {
            value = brought;
            failure = cause;
            withdraw();
            cell.resumed();
        }
    }

    /** The event itself failed, perhaps after it had brought something. */
    void failed(Throwable cause) {
        if (over) {
            failure = cause;
        } else {
            end(null, cause);
        }
    }

    /** Ends the wait without anything having come. */
    void withdraw() {
        over = true;
        if (unattended) {
            cell.scheduler().unattended(-1);
        }
        List<Runnable> calls = undos;
        undos = List.of();
        calls.forEach(Runnable::run);
    }

    /** {@return what went wrong, if something did} */
    @Nullable Throwable failure() {
        return failure;
    }

    /** {@return what came} */
    T value() {
        return requireNonNull(value);
    }
}
