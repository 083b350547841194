package dev.treadle.exchange;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import dev.treadle.mailbox.Recipient;

import java.util.function.Consumer;

/** Tells the log and the listener of all exchanges about messages that were not delivered. */
final class Reporter {

    private final Consumer<? super Undelivered> listener;
    private final System.Logger logger;

    /** Bound while the listener runs, which may well publish to an exchange itself. */
    private final ScopedValue<Boolean> reporting = ScopedValue.newInstance();

    Reporter(Consumer<? super Undelivered> listener, System.Logger logger) {
        this.listener = listener;
        this.logger = logger;
    }

    void log(Exchange<?> exchange, Recipient<?> to, Object message, Throwable cause) {
        logger.log(
                WARNING,
                "Subscriber %s of %s failed at a message of class %s; the others still get it"
                        .formatted(describe(to), exchange, message.getClass().getName()),
                cause);
    }

    void report(Undelivered undelivered) {
        if (!reporting.isBound()) {
            ScopedValue.where(reporting, true).run(() -> tellListener(undelivered));
        }
    }

    private void tellListener(Undelivered undelivered) {
        try {
            listener.accept(undelivered);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            logger.log(
                    ERROR,
                    "The listener for undelivered messages failed at one of %s"
                            .formatted(undelivered.exchange()),
                    e);
        }
    }

    /** A subscriber's own {@code toString} may be what fails. */
    private static String describe(Recipient<?> recipient) {
        try {
            return recipient.toString();
        } catch (RuntimeException e) {
            return recipient.getClass().getName();
        }
    }
}
