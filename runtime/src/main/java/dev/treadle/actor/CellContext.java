package dev.treadle.actor;

import java.util.List;

/** What an actor can do with its system. */
abstract sealed class CellContext<M> extends CellRun<M> implements ActorContext<M>
        permits ActorCell {

    CellContext(LocalActorSystem system, ActorFactory<M> factory, ActorOptions options) {
        super(system, factory, options);
    }

    @Override
    public abstract ActorCell<M> self();

    @Override
    public ActorSystem system() {
        return system;
    }

    @Override
    public <C> ActorRef<C> spawn(String childName, ActorFactory<C> factory) {
        return spawn(childName, factory, ActorOptions.defaults());
    }

    @Override
    public <C> ActorRef<C> spawn(String childName, ActorFactory<C> factory, ActorOptions options) {
        return Births.spawn(self(), Births.requireLegal(childName), factory, options);
    }

    @Override
    public <C> ActorRef<C> spawn(ActorFactory<C> factory) {
        return Births.spawn(self(), Births.nameFor(self()), factory, ActorOptions.defaults());
    }

    /** {@return its children in no order, as they are at the moment} Any thread may call it. */
    Iterable<ActorCell<?>> livingChildren() {
        Annex now = annexIfAny();
        Children all = now == null ? null : now.childrenIfAny();
        return all == null ? List.of() : all.inAnyOrder();
    }

    @Override
    public List<ActorRef<?>> children() {
        Annex now = annexIfAny();
        Children all = now == null ? null : now.childrenIfAny();
        return all == null ? List.of() : List.copyOf(all.inOrderOfStart());
    }
}
