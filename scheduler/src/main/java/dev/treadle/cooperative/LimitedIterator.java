package dev.treadle.cooperative;

import java.util.Iterator;

/** The next values of a generator, which it closes after the last of them. */
final class LimitedIterator<T> implements Iterator<T> {

    private final Generator<T> generator;
    private long left;

    LimitedIterator(Generator<T> generator, long left) {
        this.generator = generator;
        this.left = left;
    }

    @Override
    public boolean hasNext() {
        if (left > 0 && generator.hasNext()) {
            return true;
        }
        left = 0;
        generator.close();
        return false;
    }

    @Override
    public T next() {
        if (left <= 0) {
            throw CoroutineGenerator.noMore();
        }
        T value = generator.next();
        left--;
        return value;
    }
}
