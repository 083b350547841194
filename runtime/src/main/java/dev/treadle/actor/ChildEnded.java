package dev.treadle.actor;

/**
 * A child has ended; its parent lets go of it, looks at its children again, and hears of it if it
 * failed. Until then the child is among the parent's children, so that who looks whether all are at
 * rest does not miss it between its end and this.
 */
record ChildEnded(ActorCell<?> child) implements Notice {

    @Override
    public void arrive(ActorCell<?> parent) {
        parent.annex().children().remove(child);
        if (child.endReason() instanceof ExitReason.Failed(var cause)) {
            boolean escalates = child.annex().escalates && parent.parent() != null;
            parent.aside(new SignalLetter(new Signal.ChildFailed(child, cause), escalates));
        }
    }
}
