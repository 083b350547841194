package dev.treadle.actor;

/**
 * A child has failed and ended; its parent lets go of it, looks at its children again, and hears of
 * it. Until then the child is among the parent's children, as one that has ended otherwise is.
 *
 * @param escalates whether the parent fails with it
 */
record ChildLost(ActorCell<?> child, Throwable cause, boolean escalates) implements Notice {

    @Override
    public void arrive(ActorCell<?> parent) {
        parent.annex().children().remove(child);
        parent.aside(
                new SignalLetter(
                        new Signal.ChildFailed(child, cause),
                        escalates && parent.parent() != null));
    }
}
