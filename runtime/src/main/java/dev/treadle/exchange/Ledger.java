package dev.treadle.exchange;

import dev.treadle.exchange.Undelivered.Reason;
import dev.treadle.mailbox.Recipient;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Keeps count of what becomes of an exchange's messages, and reports those not delivered. */
final class Ledger<M> {

    private final Exchange<M> exchange;
    private final Reporter reporter;
    private final LongAdder published = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder unrouted = new LongAdder();

    Ledger(Exchange<M> exchange, Reporter reporter) {
        this.exchange = exchange;
        this.reporter = reporter;
    }

    void published() {
        published.increment();
    }

    void delivered(int copies) {
        delivered.add(copies);
    }

    void unrouted() {
        unrouted.increment();
    }

    void closed(M message) {
        report(Optional.empty(), message, Reason.CLOSED, Optional.empty());
    }

    void dropped(Recipient<?> to, M message, Reason reason) {
        dropped.increment();
        report(Optional.of(to), message, reason, Optional.empty());
    }

    /**
     * Contains what a subscriber threw. Only a sick virtual machine is the publisher's business.
     */
    void failed(Recipient<?> to, M message, Throwable cause) {
        failed.increment();
        if (cause instanceof VirtualMachineError error) {
            throw error;
        }
        reporter.log(exchange, to, message, cause);
        report(Optional.of(to), message, Reason.FAILED, Optional.of(cause));
    }

    ExchangeCounts counts() {
        return new ExchangeCounts(
                published.sum(), delivered.sum(), dropped.sum(), failed.sum(), unrouted.sum());
    }

    private void report(
            Optional<Recipient<?>> to, M message, Reason reason, Optional<Throwable> cause) {
        reporter.report(new Undelivered(exchange, to, message, reason, cause));
    }
}
