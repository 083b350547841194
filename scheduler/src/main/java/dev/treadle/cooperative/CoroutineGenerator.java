package dev.treadle.cooperative;

import org.jspecify.annotations.Nullable;

import java.lang.ref.Cleaner;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The handle of a generator. Nothing that its body reaches leads here. */
sealed class CoroutineGenerator<S, T> implements Generator<T> permits CoroutineDialogue {

    private static final Cleaner CLEANER = Cleaner.create();

    private final GeneratorCore<S, T> core;
    private Cleaner.@Nullable Cleanable whenDropped;

    /** What {@link #hasNext} found; null if it has not looked. */
    private @Nullable Optional<T> found;

    CoroutineGenerator(GeneratorCore<S, T> core) {
        this.core = core;
    }

    @Override
    public final boolean hasNext() {
        if (found == null) {
            found = resume(Optional.empty());
        }
        return found.isPresent();
    }

    @Override
    public final T next() {
        return takeFoundOrAdvance().orElseThrow(CoroutineGenerator::noMore);
    }

    final Optional<T> takeFoundOrAdvance() {
        Optional<T> next = found;
        if (next == null) {
            return resume(Optional.empty());
        }
        if (next.isPresent()) {
            found = null;
        }
        return next;
    }

    final Optional<T> sendAnswer(S answer) {
        if (found != null && found.isPresent()) {
            throw new IllegalStateException(
                    "hasNext() has resumed the dialogue already: call next() first");
        }
        if (!core.hasBegun()) {
            throw new IllegalStateException(
                    "A dialogue that has not begun has nothing to answer: call next() first");
        }
        return resume(Optional.of(answer));
    }

    private Optional<T> resume(Optional<S> answer) {
        if (whenDropped == null) {
            GeneratorCore<S, T> reachable = core;
            whenDropped = CLEANER.register(this, () -> closeElsewhere(reachable));
        }
        Optional<T> value = core.resume(answer);
        if (value.isEmpty()) {
            forget();
        }
        return value;
    }

    /** The body may take its time to clean up, and the cleaner has others to serve. */
    private static void closeElsewhere(GeneratorCore<?, ?> core) {
        if (!core.isOver()) {
            Thread.ofVirtual().name("generator-dropped").start(core::close);
        }
    }

    /** The body has ended: there is nothing to clean any more, and a second end is none. */
    private void forget() {
        found = Optional.empty();
        Cleaner.Cleanable cleanable = whenDropped;
        if (cleanable != null) {
            cleanable.clean();
        }
    }

    static NoSuchElementException noMore() {
        return new NoSuchElementException("The generator has no more values");
    }

    @Override
    public final void close() {
        found = Optional.empty();
        core.close();
        forget();
    }
}
