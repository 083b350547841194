package dev.treadle.samples;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;

import picocli.CommandLine.Command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A chat room: who joins is greeted and from then on shown what the others post. The room watches
 * its guests, so who leaves, or crashes, is forgotten without being told to.
 */
@Command(name = "chat", description = "A chat room that forgets who has left.")
final class ChatSample extends Sample {

    private sealed interface Message {}

    private record Join(ActorRef<String> guest) implements Message {}

    private record Post(String from, String text) implements Message {}

    private record Left(ActorRef<String> guest) implements Message {}

    private static final class Room extends Actor<Message> {

        private final List<ActorRef<String>> guests = new ArrayList<>();

        // tag::receive
        @Override
        protected void receive(Message message) {
            switch (message) {
                case Join(var guest) -> {
                    context().watchWith(guest, new Left(guest));
                    guests.add(guest);
                    say(guest.name() + " has joined");
                }
                case Post(var from, var text) -> say(from + ": " + text);
                case Left(var guest) -> {
                    guests.remove(guest);
                    say(guest.name() + " has left");
                }
            }
        }

        // end::receive

        private void say(String line) {
            guests.forEach(guest -> guest.tell(line));
        }
    }

    @Override
    protected Ending run(ActorSystem system) {
        ActorRef<Message> room = system.spawn("room", Room::new);
        ActorRef<String> ada = guest(system, "ada");
        ActorRef<String> bob = guest(system, "bob");
        room.tell(new Join(ada));
        room.tell(new Join(bob));
        room.process(new Post("ada", "hello bob")).await();
        bob.close();
        bob.join();
        system.awaitQuiet(Duration.ofSeconds(10)); // the room has heard of it
        room.tell(new Post("ada", "anybody here?"));
        return Ending.well();
    }

    private ActorRef<String> guest(ActorSystem system, String name) {
        return system.spawn(name, Actor.of(line -> out().println(name + " sees " + line)));
    }
}
