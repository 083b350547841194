package dev.treadle.exchange;

import dev.treadle.mailbox.Recipient;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who gets a message, in the order of subscription. Immutable, with nothing but final fields, so a
 * publisher may find it without any lock.
 *
 * <p>A recipient is in it once, however many of its subscriptions match, and once more for each of
 * its groups.
 */
final class Audience<M> {

    private final List<Destination<M>> destinations;

    /** The recipients themselves where a tell is all it takes; otherwise empty. */
    private final Recipient<? super M>[] bare;

    private Audience(List<Destination<M>> destinations) {
        this.destinations = destinations;
        this.bare = bare(destinations);
    }

    static <M> Audience<M> of(List<Binding<M>> bindings) {
        Map<Turn, Set<Recipient<?>>> seen = new HashMap<>();
        Map<Turn, List<Binding<M>>> groups = new HashMap<>();
        List<Destination<M>> destinations = new ArrayList<>();
        for (Binding<M> binding : bindings) {
            Turn turn = binding.turn();
            if (!seen.computeIfAbsent(turn, _ -> identitySet()).add(binding.recipient())) {
                continue;
            }
            if (turn == Turn.NONE) {
                destinations.add(binding);
            } else {
                groups.computeIfAbsent(turn, _ -> addGroup(turn, destinations)).add(binding);
            }
        }
        return new Audience<>(destinations);
    }

    private static Set<Recipient<?>> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static <M> List<Binding<M>> addGroup(Turn turn, List<Destination<M>> destinations) {
        List<Binding<M>> members = new ArrayList<>();
        destinations.add(new Group<>(turn, members));
        return members;
    }

    @SuppressWarnings({
        "unchecked",
        "rawtypes"
    }) // an array of a generic type cannot be made otherwise
    private static <M> Recipient<? super M>[] bare(List<Destination<M>> destinations) {
        List<Recipient<? super M>> recipients = new ArrayList<>();
        for (Destination<M> destination : destinations) {
            if (destination instanceof Binding<M> binding && binding.isBare()) {
                recipients.add(binding.recipient());
            } else {
                return new Recipient[0];
            }
        }
        return recipients.toArray(new Recipient[0]);
    }

    boolean isEmpty() {
        return destinations.isEmpty();
    }

    int size() {
        return destinations.size();
    }

    /** {@return whether a message to this audience reaches that recipient, or its group} */
    boolean reaches(Address<M> address) {
        return destinations.stream().anyMatch(destination -> destination.reaches(address));
    }

    /** {@return how many took the message} */
    int deliver(M message, Ledger<M> ledger) {
        return bare.length > 0 ? tellAll(message, ledger) : deliverAll(message);
    }

    private int tellAll(M message, Ledger<M> ledger) {
        int taken = 0;
        for (Recipient<? super M> recipient : bare) {
            try {
                recipient.tell(message);
                taken++;
            } catch (Throwable e) {
                ledger.failed(recipient, message, e);
            }
        }
        return taken;
    }

    private int deliverAll(M message) {
        int taken = 0;
        for (Destination<M> destination : destinations) {
            if (destination.deliver(message) == Delivery.TAKEN) {
                taken++;
            }
        }
        return taken;
    }
}
