package dev.treadle.docs;

import dev.treadle.actor.Actor;

// tag::divider
final class Divider extends Actor<Integer> {
    private int divided;

    @Override
    protected void receive(Integer by) {
        IO.println("12 / %d = %d".formatted(by, 12 / by));
        divided++;
        IO.println("divided %d so far".formatted(divided));
    }
}
// end::divider
