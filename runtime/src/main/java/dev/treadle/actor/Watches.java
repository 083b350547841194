package dev.treadle.actor;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Whom an actor watches; one watch for each. Used by the thread that runs the actor. */
final class Watches {

    private final Map<ActorCell<?>, Watch<?>> byWatched = HashMap.newHashMap(1);

    void begin(Watch<?> watch) {
        end(byWatched.put(watch.watched(), watch));
        watch.watched().onTermination(watch);
    }

    void end(ActorCell<?> watched) {
        end(byWatched.remove(watched));
    }

    private static void end(@Nullable Watch<?> watch) {
        if (watch != null) {
            watch.watched().forgetTermination(watch);
        }
    }

    /** Ends those whose watched actor fulfils a condition. */
    void endIf(Predicate<ActorCell<?>> condition) {
        byWatched
                .values()
                .removeIf(watch -> {
                    boolean goes = condition.test(watch.watched());
                    if (goes) {
                        end(watch);
                    }
                    return goes;
                });
    }

    boolean holds(Watch<?> watch) {
        return watch.equals(byWatched.get(watch.watched()));
    }

    /** {@return whether it was held; it is no more} */
    boolean release(Watch<?> watch) {
        return byWatched.remove(watch.watched(), watch);
    }
}
