package dev.treadle.io;

import dev.treadle.actor.ActorSystem;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A JVM that starts a child and ends without a word to its system. */
final class OrphanMain {

    private OrphanMain() {}

    public static void main(String[] args) throws InterruptedException {
        var system = ActorSystem.create("orphan");
        if (args[0].equals("storm")) {
            startUntilTheEnd(system, args[1]);
            System.exit(0);
        }
        var child =
                ChildProcess.start(
                        system, "child", Command.of("sleep", "62"), Framing.lines(), event -> {});
        System.out.println(child.pid());
        if (args[0].equals("exit")) {
            System.exit(0);
        }
        new CountDownLatch(1).await();
    }

    /** Several threads start children, and go on with it while the JVM ends. */
    private static void startUntilTheEnd(ActorSystem system, String seconds)
            throws InterruptedException {
        var number = new AtomicInteger();
        var enough = new CountDownLatch(12);
        for (int i = 0; i < 4; i++) {
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> {
                        while (true) {
                            ChildProcess.start(
                                    system,
                                    "child" + number.incrementAndGet(),
                                    Command.of("sleep", seconds),
                                    Framing.lines(),
                                    event -> {});
                            enough.countDown();
                        }
                    });
        }
        enough.await();
    }
}
