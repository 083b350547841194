package dev.treadle.cooperative;

import static java.util.Objects.requireNonNull;

import dev.treadle.scheduler.spi.Coroutine;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a generator is behind its handle: all that the thread of its body may reach, so that the
 * handle can be collected while the body waits.
 */
@SuppressWarnings("NamedLikeContextualKeyword") // always called on something
final class GeneratorCore<S, T> {

    /** How often a body that is to exit may yield nevertheless before it is given up. */
    private static final int PATIENCE = 100;

    private interface Body<S, T> {
        void run(GeneratorCore<S, T> core) throws Exception;
    }

    private final Body<S, T> body;
    private final Coroutine coroutine = new Coroutine("generator", this::run);

    /** Set by who resumes or closes, for as long as that takes. */
    private final AtomicBoolean busy = new AtomicBoolean();

    // All below is written by who has the turn.
    private boolean begun;
    private boolean closed;
    private int refusals;
    private Optional<S> answer = Optional.empty();
    private @Nullable T value;
    private @Nullable Exception failure;

    private GeneratorCore(Body<S, T> body) {
        this.body = body;
    }

    static <T> GeneratorCore<Object, T> of(GeneratorBody<T> body) {
        return new GeneratorCore<>(core -> body.run(new Out<>(core)));
    }

    static <S, T> GeneratorCore<S, T> ofDialogue(DialogueBody<S, T> body) {
        return new GeneratorCore<>(core -> body.run(new TwoWayOut<>(core)));
    }

    // --- outside

    boolean hasBegun() {
        return begun;
    }

    boolean isOver() {
        return closed || coroutine.isDone();
    }

    /** {@return whether somebody has to close it, after who used it has forgotten it} */
    boolean isLeftOver() {
        return !isOver() && !coroutine.endsWithItsSimulation();
    }

    /** Runs the body to its next yield, and returns what it yields; empty at its end. */
    Optional<T> resume(Optional<S> sent) {
        enter("resumed");
        try {
            if (closed || coroutine.isDone()) {
                return Optional.empty();
            }
            begun = true;
            answer = sent;
            coroutine.resume();
            return takeValue();
        } finally {
            busy.set(false);
        }
    }

    private Optional<T> takeValue() {
        Exception checked = failure;
        if (checked != null) {
            failure = null;
            throw new GeneratorException(checked);
        }
        var taken = Optional.ofNullable(value);
        value = null;
        return taken;
    }

    void close() {
        if (coroutine.isDone()) {
            return;
        }
        enter("closed");
        try {
            if (closed) {
                return;
            }
            closed = true;
            if (begun) {
                exit();
            }
        } finally {
            busy.set(false);
        }
    }

    private void exit() {
        coroutine.cancel(() -> new GeneratorExit("the generator is closed"));
        coroutine.resume();
        if (!coroutine.isDone()) {
            throw new IllegalStateException(
                    "The body of a closed generator goes on yielding: let GeneratorExit end it");
        }
        takeValue();
    }

    private void enter(String what) {
        if (!busy.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "A generator cannot be %s while it runs: by its own body, or by two threads"
                            .formatted(what));
        }
    }

    // --- the body

    private void run() {
        try {
            body.run(this);
        } catch (GeneratorExit e) {
            if (!closed) {
                throw e;
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            failure = e;
        }
    }

    Optional<S> yield(T next) {
        requireNonNull(next, "value");
        if (!coroutine.isCurrent()) {
            throw new IllegalStateException(
                    "Only the body of a generator yields, on the thread that it runs on");
        }
        if (closed && ++refusals < PATIENCE) {
            throw new GeneratorExit("the generator is closed");
        }
        value = next;
        coroutine.suspend();
        return answer;
    }

    /** The side of the body. */
    record Out<T>(GeneratorCore<?, T> core) implements Yielder<T> {

        @Override
        public void yield(T value) {
            core.yield(value);
        }
    }

    /** The side of the body, with answers. */
    record TwoWayOut<S, T>(GeneratorCore<S, T> core) implements TwoWayYielder<S, T> {

        @Override
        public Optional<S> yield(T value) {
            return core.yield(value);
        }
    }
}
