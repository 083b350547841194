package dev.treadle.exchange;

import java.util.ArrayList;
import java.util.List;

/** What one call of {@code subscribe} opened, to be closed once. */
final class Scope<M> implements Subscription {

    private final Membership<M> membership;
    private final List<Binding<M>> bindings = new ArrayList<>();

    private Scope(Membership<M> membership) {
        this.membership = membership;
    }

    /** Subscribes all of them, or none if one of them cannot be. */
    static <M> Scope<M> open(Membership<M> membership, List<Address<M>> addresses) {
        Scope<M> scope = new Scope<>(membership);
        try {
            addresses.forEach(scope::add);
            return scope;
        } catch (RuntimeException | Error e) {
            scope.close();
            throw e;
        }
    }

    private synchronized void add(Address<M> address) {
        membership.openScope(address).ifPresent(bindings::add);
    }

    @Override
    public void close() {
        takeAll().forEach(membership::closeScope);
    }

    private synchronized List<Binding<M>> takeAll() {
        List<Binding<M>> all = List.copyOf(bindings);
        bindings.clear();
        return all;
    }
}
