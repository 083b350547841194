package dev.treadle.actor;

/** A child has ended; its parent looks at its children again, and hears of it if it failed. */
record ChildEnded(ActorCell<?> child) implements Notice {

    @Override
    public void arrive(ActorCell<?> parent) {
        if (child.endReason() instanceof ExitReason.Failed(var cause)) {
            boolean escalates = child.annex().escalates && parent.parent() != null;
            parent.aside(new SignalLetter(new Signal.ChildFailed(child, cause), escalates));
        }
    }
}
