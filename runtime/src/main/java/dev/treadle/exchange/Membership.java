package dev.treadle.exchange;

import dev.treadle.exchange.Retained.Kept;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who comes and goes in an exchange, and what is retained for those who come.
 *
 * <p>One lock guards all of it. Publishers need only the table, which is replaced at each change.
 * No callback of a subscriber is registered or closed with the lock held.
 */
final class Membership<M> {

    private final Exchange<M> exchange;
    private final Ledger<M> ledger;
    private final Object lock = new Object();
    private final Roster<M> roster = new Roster<>();
    private final Retained<M> retained = new Retained<>();
    private volatile Table<M> table = Table.empty();
    private volatile boolean closed;

    Membership(Exchange<M> exchange, Ledger<M> ledger) {
        this.exchange = exchange;
        this.ledger = ledger;
    }

    Table<M> table() {
        return table;
    }

    boolean isClosed() {
        return closed;
    }

    boolean attach(Address<M> address) {
        return join(address, Hold::attach).isPresent();
    }

    boolean detach(Address<M> address) {
        Optional<Binding<M>> binding;
        synchronized (lock) {
            binding = roster.find(address);
        }
        return binding.filter(bound -> leave(bound, Hold::detach)).isPresent();
    }

    /** {@return what to give to {@link #closeScope}, or empty if the recipient has ended} */
    Optional<Binding<M>> openScope(Address<M> address) {
        return join(address, Hold::openScope);
    }

    void closeScope(Binding<M> binding) {
        leave(binding, Hold::closeScope);
    }

    /** Remembers a message, and says who is to get it now: all others will get it as they come. */
    Audience<M> retain(String topic, List<String> words, M message) {
        synchronized (lock) {
            if (!closed) {
                retained.keep(topic, words, message);
            }
            return table.audienceOf(topic);
        }
    }

    Optional<M> retained(String topic) {
        synchronized (lock) {
            return retained.find(topic);
        }
    }

    boolean forget(String topic) {
        synchronized (lock) {
            return retained.forget(topic);
        }
    }

    void close() {
        List<Subscription> watches;
        synchronized (lock) {
            closed = true;
            retained.clear();
            watches = roster.clear();
            table = roster.table();
        }
        watches.forEach(Subscription::close);
    }

    /**
     * {@return the binding if that changed its hold; empty if not, or if the recipient has ended}
     */
    private Optional<Binding<M>> join(Address<M> address, Predicate<Hold> change) {
        Binding<M> newcomer = new Binding<>(address, ledger, this::end);
        if (newcomer.isTerminated()) {
            return Optional.empty();
        }
        Optional<Binding<M>> joined = admit(newcomer, change);
        if (joined.isPresent() && joined.get() == newcomer) {
            watch(newcomer);
        }
        return joined;
    }

    private Optional<Binding<M>> admit(Binding<M> newcomer, Predicate<Hold> change) {
        CatchUp<M> catchUp = new CatchUp<>(newcomer, ledger);
        for (; ; ) {
            List<Kept<M>> missed;
            synchronized (lock) {
                boolean isBound = roster.find(newcomer.address()).isPresent();
                missed = isBound ? List.of() : catchUp.missed(retained, table);
                if (missed.isEmpty()) {
                    return enter(newcomer, change);
                }
            }
            catchUp.send(missed);
        }
    }

    /** Needs the lock. */
    private Optional<Binding<M>> enter(Binding<M> newcomer, Predicate<Hold> change) {
        if (closed) {
            throw new ExchangeClosedException(
                    "%s cannot subscribe to %s, which is closed: subscribe before its system closes"
                            .formatted(newcomer.recipient(), exchange));
        }
        if (newcomer.hasEnded()) {
            return Optional.empty();
        }
        Optional<Binding<M>> bound = roster.find(newcomer.address());
        if (bound.isEmpty()) {
            roster.add(newcomer);
            table = roster.table();
        }
        return Optional.of(bound.orElse(newcomer)).filter(b -> change.test(b.hold()));
    }

    private void watch(Binding<M> binding) {
        if (!(binding.recipient() instanceof Subscriber<?> subscriber)) {
            return;
        }
        Subscription watch = subscriber.whenTerminated(() -> end(binding));
        synchronized (lock) {
            if (!binding.hasEnded()) {
                binding.hold().watch(watch);
                return;
            }
        }
        watch.close();
    }

    private void end(Binding<M> binding) {
        leave(binding, Hold::letGo);
    }

    /** {@return whether that changed the binding's hold} */
    private boolean leave(Binding<M> binding, Predicate<Hold> change) {
        Subscription watch;
        synchronized (lock) {
            if (binding.hasEnded() || !change.test(binding.hold())) {
                return false;
            }
            if (!binding.hold().isEmpty()) {
                return true;
            }
            binding.end();
            if (roster.remove(binding)) {
                table = roster.table();
            }
            watch = binding.hold().watch();
        }
        watch.close();
        return true;
    }
}
