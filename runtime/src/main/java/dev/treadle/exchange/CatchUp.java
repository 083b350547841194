package dev.treadle.exchange;

import dev.treadle.exchange.Retained.Kept;

import java.util.List;

/*
 * A newcomer must get what is retained before it gets anything newer, and no publisher may be made
 * to wait for that: the newcomer may be an actor with a full mailbox that is itself about to
 * publish here. So it is sent what it missed while it is not yet subscribed, with no lock held, and
 * again what came meanwhile, and is let in when nothing came. Where that has no end, the last of it
 * is sent with the lock held, which holds back newer retained ones; but then only by an offer, which
 * does not wait.
 */

/** Sends a newcomer what is retained, until there is nothing that it missed. */
final class CatchUp<M> {

    private static final int ROUNDS_WITHOUT_LOCK = 3;

    private final Binding<M> newcomer;
    private final Ledger<M> ledger;
    private long seen;
    private int rounds;

    CatchUp(Binding<M> newcomer, Ledger<M> ledger) {
        this.newcomer = newcomer;
        this.ledger = ledger;
    }

    /** {@return what to send before asking again; empty if it may be let in. Needs the lock} */
    List<Kept<M>> missed(Retained<M> retained, Table<M> table) {
        List<Kept<M>> missed = next(retained, table);
        rounds++;
        while (rounds > ROUNDS_WITHOUT_LOCK && !missed.isEmpty()) {
            List<Kept<M>> left = offer(missed);
            if (!left.isEmpty()) {
                return left;
            }
            missed = next(retained, table);
        }
        return missed;
    }

    /** Sends what was missed. Needs no lock, and may wait. */
    void send(List<Kept<M>> missed) {
        for (Kept<M> kept : missed) {
            if (newcomer.hasEnded()) {
                return;
            }
            count(newcomer.deliver(kept.message()));
        }
    }

    private List<Kept<M>> next(Retained<M> retained, Table<M> table) {
        List<Kept<M>> missed =
                retained.since(seen).stream().filter(kept -> isNews(kept, table)).toList();
        seen = retained.latest();
        return missed;
    }

    /** Whoever is subscribed in another way that the message came by has had it. */
    private boolean isNews(Kept<M> kept, Table<M> table) {
        Address<M> address = newcomer.address();
        return address.pattern().matches(kept.words())
                && !table.audienceOf(kept.topic()).reaches(address);
    }

    /** {@return what was not taken} */
    private List<Kept<M>> offer(List<Kept<M>> missed) {
        for (int i = 0; i < missed.size(); i++) {
            Delivery delivery = newcomer.offer(missed.get(i).message());
            if (delivery == Delivery.REFUSED) {
                return missed.subList(i, missed.size());
            }
            count(delivery);
        }
        return List.of();
    }

    private void count(Delivery delivery) {
        if (delivery == Delivery.TAKEN) {
            ledger.delivered(1);
        }
    }
}
