package dev.treadle.samples.bank;

import java.util.Collection;
import java.util.Iterator;
import java.util.OptionalLong;

/**
 * Where transfers come from, one after the other. Not thread-safe. Both methods of the iterator
 * throw a {@link dev.treadle.samples.BadInputException} when no more can be read.
 */
interface TransferSource extends Iterator<Transfer>, AutoCloseable {

    /** {@return the accounts that are known before the first transfer} */
    Collection<String> accounts();

    /** {@return how many transfers there will be, if that is known} */
    OptionalLong total();

    /** {@return how many lines made no sense, and were skipped} */
    long skipped();

    @Override
    void close();
}
