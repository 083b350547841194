package dev.treadle.testkit;

import dev.treadle.actor.ActorRef;
import dev.treadle.actor.spi.ActorListener;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Which actors were restarted, in order. Safe to use from any thread. */
final class RestartLog implements ActorListener {

    private record Restart(ActorRef<?> actor, Throwable cause) {}

    private final List<Restart> restarts = new CopyOnWriteArrayList<>();

    @Override
    public void restarted(ActorRef<?> actor, Throwable cause) {
        restarts.add(new Restart(actor, cause));
    }

    /** {@return why the actor was restarted, the first time that was not taken yet} */
    Optional<Throwable> take(ActorRef<?> actor) {
        return restarts.stream()
                .filter(each -> each.actor().equals(actor))
                .findFirst()
                .filter(restarts::remove)
                .map(Restart::cause);
    }
}
