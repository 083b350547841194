package dev.treadle.actor;

import dev.treadle.mailbox.MailboxFullException;
import dev.treadle.mailbox.Recipient;
import dev.treadle.scheduler.spi.Unwinding;

import java.lang.System.Logger.Level;

/**
 * Someone who wants to know of a service; by identity, so that one recipient may be there twice.
 */
final class Listener<M> {

    private static final System.Logger LOG = System.getLogger(Registry.class.getName());

    private final Recipient<? super Listing<M>> recipient;
    private volatile boolean over;

    Listener(Recipient<? super Listing<M>> recipient) {
        this.recipient = recipient;
    }

    /**
     * Tells it on the thread that made the change, which neither waits for it nor fails with it.
     */
    void tell(Listing<M> listing) {
        if (over) {
            return;
        }
        try {
            tellWithoutWait(listing);
        } catch (MailboxFullException e) {
            // it is a dead letter
        } catch (Unwinding end) {
            throw end;
        } catch (Throwable e) {
            LOG.log(Level.ERROR, "Who was told of " + listing.key() + " threw", e);
            if (e instanceof Error) {
                Failing.uncaught(e);
            }
        }
    }

    private void tellWithoutWait(Listing<M> listing) {
        switch (recipient) {
            case ActorCell<?> cell -> Sending.sendWithoutWait(cell, listing);
            case OwnAdapter<? super Listing<M>, ?> adapter -> adapter.tellWithoutWait(listing);
            case CooperativeCell<? super Listing<M>> cell -> cell.tellWithoutWait(listing);
            default -> recipient.tell(listing);
        }
    }

    void end() {
        over = true;
    }
}
