package dev.treadle.docs;

import dev.treadle.actor.LoopingActor;

import java.time.Duration;
import java.util.Optional;

// tag::selective
/** Waits for parcel 2, and reads the rest of its post after that. */
final class Clerk extends LoopingActor<Clerk.Post> {

    sealed interface Post {}

    record Letter(String text) implements Post {}

    record Parcel(int number) implements Post {}

    @Override
    protected void run() {
        Parcel parcel = receive(Parcel.class, p -> p.number() == 2);
        IO.println("parcel " + parcel.number());
        Optional<Post> next = receive(Duration.ofSeconds(10));
        while (next.isPresent()) {
            IO.println(next.get());
            next = receive(Duration.ZERO); // only looks
        }
    }
}
// end::selective
