package dev.treadle.actor;

import dev.treadle.scheduler.Execution;
import dev.treadle.scheduler.spi.Strand;

import java.util.Optional;

/** Starts threads that use actors from outside: in a simulation, ones of that. */
final class Clients {

    private Clients() {}

    static Thread start(Runnable task) {
        Optional<Execution> simulation =
                Optional.ofNullable(Strand.current()).flatMap(Strand::execution);
        return simulation
                .map(execution -> execution.dispatcher().start("client", _ -> false, task))
                .orElseGet(() -> Thread.ofVirtual().start(task));
    }
}
