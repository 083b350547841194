package dev.treadle.samples.restaurant;

import dev.treadle.actor.ReplyTo;

/**
 * A dish for a guest.
 *
 * @param dish what the guest wants
 * @param replyTo where the dish goes
 */
record Order(String dish, ReplyTo<String> replyTo) {

    @Override
    public String toString() {
        return dish;
    }
}
