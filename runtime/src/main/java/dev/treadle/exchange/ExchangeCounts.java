package dev.treadle.exchange;

/**
 * What became of the messages of an exchange since it was made.
 *
 * <p>Each figure only grows. They are read one after the other while publishing goes on, so they
 * may be a few messages apart.
 *
 * @param published messages published, those that nobody was subscribed to included
 * @param delivered messages taken by a subscriber; one message counts once for each of them
 * @param dropped messages not delivered because a subscriber had no room
 * @param failed messages whose subscriber threw an exception
 * @param unrouted messages published while nobody was subscribed to them
 */
public record ExchangeCounts(
        long published, long delivered, long dropped, long failed, long unrouted) {}
