package dev.treadle.samples;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.exchange.DisplayMessages;
import dev.treadle.exchange.Exchange;

import picocli.CommandLine.Command;

/**
 * A named exchange between those who publish and those who subscribe; neither knows the other. Two
 * tasks subscribe for the length of a block and are detached at its end, however it ends. A tap
 * stays attached, counts all that passes, and shows it: the third message has no other reader.
 */
@Command(name = "exchange", description = "Publish and subscribe by name, with a tap to look on.")
final class ExchangeSample extends Sample {

    @Override
    protected Ending run(ActorSystem system) {
        Exchange<String> exchange = system.exchange("name", String.class);
        exchange.attach(new DisplayMessages(out()));
        ActorRef<String> taskA = task(system, "task_a");
        ActorRef<String> taskB = task(system, "task_b");
        try (var _ = exchange.subscribe(taskA, taskB)) {
            exchange.tell("msg1");
            exchange.tell("msg2");
        }
        exchange.tell("msg3");
        taskA.close();
        taskB.close();
        taskA.join();
        taskB.join();
        return Ending.well();
    }

    private ActorRef<String> task(ActorSystem system, String name) {
        return system.spawn(name, Actor.of(message -> out().println(name + " got: " + message)));
    }
}
