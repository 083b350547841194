package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Plain fields are enough: each handler sees what the sender, and its actor's earlier ones, wrote.
 */
class MemoryEffectsTest {

    private static final int MANY = 50_000;

    /** Nothing in it is safe for threads. */
    private static final class Parcel {
        private int number;
        private final Map<String, Integer> contents = new HashMap<>();
    }

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final Inbox<Object> inbox = new Inbox<>();

    @Test
    void shouldShowAHandlerWhatTheSenderWrote() {
        ActorRef<Parcel> second =
                system.spawn(
                        "second",
                        Actor.of(parcel -> {
                            parcel.contents.put("second", ++parcel.number);
                            inbox.tell(parcel);
                        }));
        ActorRef<Parcel> first =
                system.spawn(
                        "first",
                        Actor.of(parcel -> {
                            parcel.contents.put("first", ++parcel.number);
                            second.tell(parcel);
                        }));

        for (int i = 0; i < MANY; i++) {
            var parcel = new Parcel();
            parcel.contents.put("outside", ++parcel.number);
            first.tell(parcel);
        }

        assertThat(inbox.await(MANY))
                .allSatisfy(each ->
                        assertThat(((Parcel) each).contents)
                                .isEqualTo(Map.of("outside", 1, "first", 2, "second", 3)));
    }

    /** Counts in a plain field and a plain map. */
    private final class Counting extends Actor<Integer> {
        private int count;
        private final List<Integer> seen = new ArrayList<>();

        @Override
        protected void receive(Integer last) {
            count++;
            seen.add(last);
            if (count == MANY) {
                inbox.tell(seen.size());
            }
        }
    }

    @Test
    void shouldShowAHandlerWhatEarlierOnesWroteWhicheverThreadRanThem() {
        ActorRef<Integer> counting = system.spawn("counting", Counting::new);
        for (int thread = 0; thread < 4; thread++) {
            system.spawn(Actor.<Integer>of(counting::tell));
            Thread.ofVirtual()
                    .start(() -> {
                        for (int i = 0; i < MANY / 4; i++) {
                            counting.tell(i);
                        }
                    });
        }

        assertThat(inbox.await(1)).containsExactly(MANY);
    }

    @Test
    void shouldShowTheAskerWhatTheHandlerWrote() {
        record Fill(Parcel parcel, ReplyTo<Boolean> replyTo) {}
        ActorRef<Fill> filling =
                system.spawn(
                        "filling",
                        Actor.of(fill -> {
                            fill.parcel().contents.put("filled", ++fill.parcel().number);
                            fill.replyTo().tell(true);
                        }));

        for (int i = 0; i < 2_000; i++) {
            var parcel = new Parcel();
            assertThat(filling.<Boolean>ask(r -> new Fill(parcel, r)).await()).isTrue();
            assertThat(parcel.contents).isEqualTo(Map.of("filled", 1));
        }
    }

    @Test
    void shouldShowWhoJoinsWhatTheActorWrote() {
        for (int i = 0; i < 500; i++) {
            var parcel = new Parcel();
            ActorRef<Integer> writing =
                    system.spawn("writing", Actor.of(number -> parcel.number += number));
            writing.tell(1);
            writing.tell(2);
            writing.close();
            writing.join();
            assertThat(parcel.number).isEqualTo(3);
        }
    }
}
