package dev.treadle.samples.bank;

import java.util.Arrays;

/**
 * The movements of one account, in order; 16 bytes each. Not thread-safe: it belongs to the ledger.
 */
final class Journal {

    private final long opening;
    private long[] transfers = new long[8];
    private long[] movements = new long[8];
    private int size;

    /**
     * @param opening the cents that the account was opened with
     */
    Journal(long opening) {
        this.opening = opening;
    }

    void append(long transfer, long cents) {
        if (size == transfers.length) {
            transfers = Arrays.copyOf(transfers, 2 * size);
            movements = Arrays.copyOf(movements, 2 * size);
        }
        transfers[size] = transfer;
        movements[size] = cents;
        size++;
    }

    /** Plays the journal from the beginning. */
    Statement statement() {
        long balance = opening;
        long lowest = opening;
        for (int i = 0; i < size; i++) {
            balance += movements[i];
            lowest = Math.min(lowest, balance);
        }
        return new Statement(balance, lowest, size == 0 ? 0 : transfers[size - 1]);
    }
}
