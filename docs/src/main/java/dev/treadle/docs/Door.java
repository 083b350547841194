package dev.treadle.docs;

import dev.treadle.actor.Behavior;

// tag::behavior
/** A door: each behavior says what handles the next message. */
final class Door {

    enum Command {
        PUSH,
        PULL
    }

    private Door() {}

    static Behavior<Command> shut() {
        return (context, command) ->
                switch (command) {
                    case PUSH -> {
                        IO.println(context.self().name() + " opens");
                        yield open();
                    }
                    case PULL -> Behavior.unhandled();
                };
    }

    private static Behavior<Command> open() {
        return (context, command) ->
                switch (command) {
                    case PUSH -> Behavior.same();
                    case PULL -> shut();
                };
    }
}
// end::behavior
