package dev.treadle.exchange;

import java.util.List;

/**
 * Those of a group that a message may go to; it goes to one of them.
 *
 * @param turn whose turn it is
 * @param members who shares the messages, at least one
 */
record Group<M>(Turn turn, List<Binding<M>> members) implements Destination<M> {

    @Override
    public Delivery deliver(M message) {
        int first = turn.next(members.size());
        for (int i = 0; i < members.size(); i++) {
            Delivery delivery = member(first + i).offer(message);
            if (delivery != Delivery.REFUSED) {
                return delivery;
            }
        }
        return firstAlive(first).deliver(message);
    }

    @Override
    public boolean reaches(Address<M> other) {
        return members.getFirst().address().options().group().equals(other.options().group());
    }

    /** {@return who is to cope with a message that nobody has room for} */
    private Binding<M> firstAlive(int first) {
        for (int i = 0; i < members.size(); i++) {
            if (!member(first + i).isTerminated()) {
                return member(first + i);
            }
        }
        return member(first);
    }

    private Binding<M> member(int index) {
        return members.get(index % members.size());
    }
}
