package dev.treadle.samples.bank;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Transfers made up at random, the same for the same seed: from any account to any account, which
 * is now and then the same one, and of an amount that not every account can always pay.
 */
final class GeneratedTransfers implements TransferSource {

    private static final long MOST_CENTS = 10_000;

    private final RandomGenerator random;
    private final List<String> accounts;
    private final long total;
    private long made;

    GeneratedTransfers(long seed, int accounts, long total) {
        this.random = new SplittableRandom(seed);
        this.accounts =
                IntStream.rangeClosed(1, accounts).mapToObj("account-%04d"::formatted).toList();
        this.total = total;
    }

    @Override
    public boolean hasNext() {
        return made < total;
    }

    @Override
    public Transfer next() {
        if (!hasNext()) {
            throw new NoSuchElementException("All " + total + " transfers were made up.");
        }
        return new Transfer(++made, anyAccount(), anyAccount(), random.nextLong(MOST_CENTS) + 1);
    }

    private String anyAccount() {
        return accounts.get(random.nextInt(accounts.size()));
    }

    @Override
    public List<String> accounts() {
        return accounts;
    }

    @Override
    public OptionalLong total() {
        return OptionalLong.of(total);
    }

    @Override
    public long skipped() {
        return 0;
    }

    @Override
    public void close() {}
}
