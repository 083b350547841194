package dev.treadle.cooperative;

import java.util.List;

/** Whichever of several events comes first. */
final class First<T> implements Event<T> {

    private final List<Event<? extends T>> events;

    /** Where the next look begins, so that each event is the first to be looked at in its turn. */
    private int begin;

    First(List<Event<? extends T>> events) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException(
                    "The first of no events would never come: give it at least one");
        }
        this.events = events;
    }

    @Override
    public void onYield(Suspended<T> task) {
        int from = begin;
        begin = (from + 1) % events.size();
        for (int i = 0; i < events.size() && !task.isOver(); i++) {
            yieldOne(events.get((from + i) % events.size()), task);
        }
    }

    /** What takes any T takes what this event brings. */
    @SuppressWarnings("unchecked")
    private static <T, E extends T> void yieldOne(Event<E> event, Suspended<T> task) {
        event.onYield((Suspended<E>) task);
    }
}
