package dev.treadle.samples.bank;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the bank's books say in the end: of the accounts themselves, of the ledger's journals and of
 * the audit's sums, three that know nothing of each other.
 *
 * @param tally what became of the transfers
 * @param took how long they took
 * @param accounts how many accounts there are
 * @param paidIn the cents that the accounts were opened with
 * @param found the cents that are in the accounts now
 * @param findings a sentence for each thing that is wrong with an account
 */
record Books(
        Tally tally, Duration took, int accounts, long paidIn, long found, List<String> findings) {

    /** Compares the three. */
    static Books of(
            Tally tally,
            Duration took,
            long opening,
            Map<String, Long> balances,
            Map<String, Statement> journals,
            Map<String, Long> gains) {
        var findings = new ArrayList<String>();
        journals.forEach((account, journal) -> {
            var balance = balances.get(account);
            long audited = opening + gains.getOrDefault(account, 0L);
            if (balance == null) {
                findings.add(account + " has stopped, and does not say what it has");
            } else if (balance != journal.balance() || balance != audited) {
                findings.add(
                        "%s has %,d cents, the ledger says %,d and the audit %,d"
                                .formatted(account, balance, journal.balance(), audited));
            }
            if (journal.lowest() < 0) {
                findings.add(
                        "%s was overdrawn, down to %,d cents".formatted(account, journal.lowest()));
            }
        });
        long found = balances.values().stream().mapToLong(Long::longValue).sum();
        long paidIn = opening * journals.size();
        return new Books(
                tally, took, journals.size(), paidIn, found, findings.stream().sorted().toList());
    }

    /** {@return whether no cent was lost, made or lent} */
    boolean conserved() {
        return paidIn == found && findings.isEmpty();
    }
}
