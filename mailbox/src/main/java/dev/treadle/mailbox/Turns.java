package dev.treadle.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Asks its members in turn: first the one after that which was found last. For one thread. */
final class Turns<T> {

    private final List<T> members;
    private int next;

    Turns(List<T> members) {
        this.members = new ArrayList<>(members);
    }

    void add(T member) {
        members.add(member);
    }

    void removeAll(List<T> gone) {
        members.removeAll(gone);
    }

    /** Returns the members as they are now. */
    List<T> all() {
        return List.copyOf(members);
    }

    /** Returns the first member, in turn, that the condition holds for; asks each at most once. */
    Optional<T> first(Predicate<? super T> condition) {
        for (int i = 0; i < members.size(); i++) {
            int index = (next + i) % members.size();
            T member = members.get(index);
            if (condition.test(member)) {
                next = index + 1;
                return Optional.of(member);
            }
        }
        return Optional.empty();
    }
}
