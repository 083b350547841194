package dev.treadle.docs;

import dev.treadle.actor.On;
import dev.treadle.actor.TaggedActor;

// tag::calculator
class Calculator extends TaggedActor {

    @On("show")
    void show(int x) {
        IO.println("x is " + x);
    }

    @On("add")
    int add(int x, int y) {
        return x + y;
    }

    @On("add")
    int add(int x, int y, int z) {
        return x + y + z;
    }
}
// end::calculator
