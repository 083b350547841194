package dev.treadle.docs;

import dev.treadle.actor.On;
import dev.treadle.actor.TaggedActor;

import java.lang.invoke.MethodHandles;

@SuppressWarnings("UnusedMethod") // its tag calls it
// tag::lookup
final class Discreet extends TaggedActor {

    Discreet() {
        super(MethodHandles.lookup());
    }

    @On("double")
    private int twice(int x) {
        return 2 * x;
    }
}
// end::lookup
