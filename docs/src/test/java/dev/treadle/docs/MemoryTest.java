package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.ReplyTo;

import org.junit.jupiter.api.Test;

/** What docs/semantics.md promises of plain fields that go from thread to thread by messages. */
class MemoryTest {

    private static final int ROUNDS = 20_000;

    /** Nothing in it is volatile or final. */
    private static final class Parcel {
        private int content;
        private int receipt;
    }

    private record Delivery(Parcel parcel, ReplyTo<Integer> replyTo) {}

    private static void receive(Delivery delivery) {
        delivery.parcel().receipt = delivery.parcel().content + 1;
        delivery.replyTo().tell(delivery.parcel().content);
    }

    @Test
    void shouldShowTheHandlerWhatTheSenderWroteAndTheAskerWhatTheHandlerWrote() {
        try (var system = ActorSystem.create("post")) {
            ActorRef<Delivery> clerk = system.spawn("clerk", Actor.of(MemoryTest::receive));
            for (int i = 0; i < ROUNDS; i++) {
                var parcel = new Parcel();
                parcel.content = i;

                int seen = clerk.ask(Integer.class, to -> new Delivery(parcel, to)).await();

                assertThat(seen).isEqualTo(i);
                assertThat(parcel.receipt).isEqualTo(i + 1);
            }
        }
    }
}
