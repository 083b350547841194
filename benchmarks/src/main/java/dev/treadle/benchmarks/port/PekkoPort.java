package dev.treadle.benchmarks.port;

import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;

import java.util.concurrent.CompletableFuture;

/** Pekko typed, with the settings of a file {@code NAME.conf} beside this class. */
final class PekkoPort implements Port<ActorRef<Object>> {

    private final ActorSystem<PekkoGuardian.Command> system;

    PekkoPort(String name) {
        var config = ConfigFactory.parseResources(PekkoPort.class, name + ".conf");
        system =
                ActorSystem.create(PekkoGuardian.create(), "benchmark", ConfigFactory.load(config));
    }

    @Override
    public ActorRef<Object> root(Handler<ActorRef<Object>> handler) {
        var started = new CompletableFuture<ActorRef<Object>>();
        system.tell(new PekkoGuardian.Start(handler, started));
        return started.join();
    }

    @Override
    public void tell(ActorRef<Object> to, Object message) {
        to.tell(message);
    }

    @Override
    public void stop(ActorRef<Object> root) {
        var ended = new CompletableFuture<Boolean>();
        system.tell(new PekkoGuardian.Stop(root, ended));
        ended.join();
    }

    @Override
    public void close() {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
    }
}
