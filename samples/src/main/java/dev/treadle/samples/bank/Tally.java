package dev.treadle.samples.bank;

import java.util.Map;

/**
 * How far the teller has come.
 *
 * @param made the transfers that were made
 * @param rejected those that were not, by the reason
 * @param abandoned those that an account left unanswered when it stopped for good
 * @param repeats how often an account had to be asked again
 */
record Tally(long made, Map<Rejection, Long> rejected, long abandoned, long repeats) {

    /** {@return how many were turned down} */
    long rejections() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@return how many have come to their end, one way or another} */
    long ended() {
        return made + rejections() + abandoned;
    }
}
