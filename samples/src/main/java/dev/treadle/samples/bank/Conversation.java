package dev.treadle.samples.bank;

import java.util.function.Consumer;

/**
 * What a teller has to say to two accounts to make a transfer. It joins the lines of both when its
 * transfer is read, and begins when it is the first in both, so that transfers that share an
 * account are made one after the other, as they came; those that share none do not wait for each
 * other.
 */
final class Conversation {

    private final Transfer transfer;
    private final Line from;
    private final Line to;

    private Conversation(Transfer transfer, Line from, Line to) {
        this.transfer = transfer;
        this.from = from;
        this.to = to;
    }

    /** Joins the lines of both accounts. */
    static Conversation inLine(Transfer transfer, Line from, Line to) {
        var conversation = new Conversation(transfer, from, to);
        from.join(conversation);
        to.join(conversation);
        return conversation;
    }

    Transfer transfer() {
        return transfer;
    }

    Line from() {
        return from;
    }

    Line to() {
        return to;
    }

    /** {@return whether it has both accounts to itself} */
    boolean isFirst() {
        return isFirstIn(from) && isFirstIn(to);
    }

    private boolean isFirstIn(Line line) {
        return line.first().filter(this::equals).isPresent();
    }

    /** Lets go of both accounts, and begins what was waiting for them alone. */
    void end(Consumer<Conversation> begin) {
        from.leave();
        to.leave();
        from.first().filter(Conversation::isFirst).ifPresent(begin);
        to.first().filter(next -> next.isFirst() && !next.isFirstIn(from)).ifPresent(begin);
    }
}
