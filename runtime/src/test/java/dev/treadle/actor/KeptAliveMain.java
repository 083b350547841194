package dev.treadle.actor;

import java.time.Duration;

/** Starts a system, and returns: {@code close} has an actor end the system a while later. */
final class KeptAliveMain {

    private KeptAliveMain() {}

    public static void main(String[] arguments) {
        var system = ActorSystem.create("kept");
        var closer =
                system.spawn(
                        "closer",
                        Actor.<String>of(_ -> {
                            System.out.println("handled");
                            Thread.ofPlatform().start(system::close);
                        }));
        system.timers().once(Duration.ofMillis(100), () -> closer.tell("close"));
    }
}
