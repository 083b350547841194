package dev.treadle.cooperative;

/** The first values of another generator, which it closes after the last of them. */
final class LimitedGenerator<T> implements Generator<T> {

    private final Generator<T> all;
    private long left;

    LimitedGenerator(Generator<T> all, long left) {
        this.all = all;
        this.left = left;
    }

    @Override
    public boolean hasNext() {
        if (left > 0 && all.hasNext()) {
            return true;
        }
        close();
        return false;
    }

    @Override
    public T next() {
        if (left <= 0) {
            throw CoroutineGenerator.noMore();
        }
        T value = all.next();
        left--;
        return value;
    }

    @Override
    public void close() {
        left = 0;
        all.close();
    }
}
