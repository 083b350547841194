package dev.treadle.exchange;

import dev.treadle.exchange.Undelivered.Reason;
import dev.treadle.mailbox.Recipient;

import java.util.function.Consumer;

/** One recipient's place in an exchange, for one pattern. Once ended, it never comes back. */
final class Binding<M> implements Destination<M> {

    private final Address<M> address;
    private final Ledger<M> ledger;
    private final Consumer<Binding<M>> detach;
    private final Hold hold = new Hold();

    // Both written before a table with this binding is published, and not again.
    private long sequence;
    private Turn turn = Turn.NONE;

    private volatile boolean ended;

    Binding(Address<M> address, Ledger<M> ledger, Consumer<Binding<M>> detach) {
        this.address = address;
        this.ledger = ledger;
        this.detach = detach;
    }

    @Override
    public Delivery deliver(M message) {
        return switch (address.options().whenFull()) {
            case WAIT -> tell(message);
            case DROP -> offerOr(Reason.DROPPED, message);
            case DETACH -> offerOr(Reason.DETACHED, message);
        };
    }

    /** Sends a message if it is taken at once. Who cannot refuse takes everything. */
    Delivery offer(M message) {
        if (!(recipient() instanceof Subscriber<? super M> subscriber)) {
            return tell(message);
        }
        try {
            return subscriber.offer(message) ? Delivery.TAKEN : Delivery.REFUSED;
        } catch (Throwable e) {
            return failed(message, e);
        }
    }

    private Delivery tell(M message) {
        try {
            recipient().tell(message);
            return Delivery.TAKEN;
        } catch (Throwable e) {
            return failed(message, e);
        }
    }

    private Delivery failed(M message, Throwable cause) {
        ledger.failed(recipient(), message, cause);
        return Delivery.FAILED;
    }

    private Delivery offerOr(Reason reason, M message) {
        Delivery delivery = offer(message);
        if (delivery == Delivery.REFUSED) {
            if (reason == Reason.DETACHED) {
                detach.accept(this);
            }
            ledger.dropped(recipient(), message, reason);
        }
        return delivery;
    }

    @Override
    public boolean reaches(Address<M> other) {
        return other.options().group().isEmpty() && address.hasRecipientOf(other);
    }

    /** {@return whether a plain tell is all that a message takes} */
    boolean isBare() {
        return address.options().whenFull() == WhenFull.WAIT;
    }

    boolean isTerminated() {
        return recipient() instanceof Subscriber<?> subscriber && subscriber.isTerminated();
    }

    Address<M> address() {
        return address;
    }

    Recipient<? super M> recipient() {
        return address.recipient();
    }

    Hold hold() {
        return hold;
    }

    void enter(long place, Turn groupsTurn) {
        sequence = place;
        turn = groupsTurn;
    }

    /** {@return its place in the order of subscription} */
    long sequence() {
        return sequence;
    }

    Turn turn() {
        return turn;
    }

    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }
}
