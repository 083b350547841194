package dev.treadle.actor;

import java.time.Duration;

/** A program that says how its system is closed when it is told to end. */
final class ExitMain {

    private ExitMain() {}

    static void main() throws InterruptedException {
        ActorSystem system = ActorSystem.create("exit");
        ActorRef<String> actor =
                system.spawn(
                        "actor",
                        () ->
                                new Actor<>() {
                                    @Override
                                    protected void receive(String message) {
                                        System.out.println(message);
                                    }

                                    @Override
                                    protected void onSignal(Signal signal) {
                                        if (signal instanceof Signal.PostStop) {
                                            System.out.println("the actor ends");
                                        }
                                    }
                                });
        var tasks = system.coordinatedShutdown();
        Duration second = Duration.ofSeconds(1);
        tasks.add(ShutdownPhase.RELEASE, "last", second, () -> System.out.println("release"));
        tasks.add(ShutdownPhase.FINISH, "then", second, () -> actor.tell("finish"));
        tasks.add(ShutdownPhase.UNBIND, "first", second, () -> System.out.println("unbind"));
        System.out.println("ready");
        Thread.sleep(Duration.ofMinutes(1));
    }
}
