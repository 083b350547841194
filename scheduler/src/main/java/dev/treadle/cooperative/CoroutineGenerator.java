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

    /** Whether {@link #hasNext} has looked, or it is known that there is no more. */
    private boolean looked;

    /** What was found so. */
    private Optional<T> found = Optional.empty();

    CoroutineGenerator(GeneratorCore<S, T> core) {
        this.core = core;
    }

    @Override
    public final boolean hasNext() {
        if (!looked) {
            found = resume(Optional.empty());
            looked = true;
        }
        return found.isPresent();
    }

    @Override
    public final T next() {
        return takeFoundOrAdvance().orElseThrow(CoroutineGenerator::noMore);
    }

    final Optional<T> takeFoundOrAdvance() {
        if (!looked) {
            return resume(Optional.empty());
        }
        Optional<T> next = found;
        looked = next.isEmpty();
        found = Optional.empty();
        return next;
    }

    final Optional<T> sendAnswer(S answer) {
        if (found.isPresent()) {
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
        if (core.isLeftOver()) {
            Thread.ofVirtual().name("generator-dropped").start(core::close);
        }
    }

    /** The body has ended: there are no more values, and nothing to clean. */
    private void forget() {
        looked = true;
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
        core.close();
        forget();
    }
}
