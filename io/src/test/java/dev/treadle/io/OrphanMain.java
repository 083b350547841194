package dev.treadle.io;

import dev.treadle.actor.ActorSystem;

import java.util.concurrent.CountDownLatch;

/** A JVM that starts a child and ends without a word to its system. */
final class OrphanMain {

    private OrphanMain() {}

    public static void main(String[] args) throws InterruptedException {
        var system = ActorSystem.create("orphan");
        var child =
                ChildProcess.start(
                        system, "child", Command.of("sleep", "62"), Framing.lines(), event -> {});
        System.out.println(child.pid());
        if (args[0].equals("exit")) {
            System.exit(0);
        }
        new CountDownLatch(1).await();
    }
}
