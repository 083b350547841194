package dev.treadle.routing;

import dev.treadle.scheduler.ResultException;

/** Says that a router had nobody to ask. */
public final class NoRouteeException extends ResultException {

    private static final long serialVersionUID = 1;

    NoRouteeException(String router) {
        super(
                "The router %s has no routees now; ask again when there are some".formatted(router),
                null);
    }
}
