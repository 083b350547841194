package dev.treadle.docs;

// tag::program
import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.ReplyTo;

public final class Greeter extends Actor<Greeter.Greet> {

    public record Greet(String name, ReplyTo<String> replyTo) {}

    private int greeted;

    @Override
    protected void receive(Greet greet) {
        greeted++;
        greet.replyTo().tell("Hello %s, you are number %d".formatted(greet.name(), greeted));
    }

    static void main() {
        try (var system = ActorSystem.create("hello")) {
            ActorRef<Greet> greeter = system.spawn("greeter", Greeter::new);
            for (String name : new String[] {"Ada", "Grace"}) {
                IO.println(greeter.ask(String.class, replyTo -> new Greet(name, replyTo)).await());
            }
        }
    }
}
// end::program
