package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Overflow;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** What a flight recording shows of actors. */
class FlightRecordingTest {

    @TempDir Path directory;

    @Test
    void shouldShowActorsComingFailingOverflowingAndGoing() throws Exception {
        List<RecordedEvent> events =
                record(system -> {
                    var goOn = new CountDownLatch(1);
                    ActorRef<String> actor =
                            system.spawn(
                                    "watched",
                                    Actor.of(message -> {
                                        goOn.await();
                                        if (message.equals("fail")) {
                                            throw new IOException("as asked");
                                        }
                                    }),
                                    ActorOptions.defaults()
                                            .mailbox(
                                                    MailboxOptions.bounded(
                                                            1, Overflow.DROP_NEWEST)));
                    actor.tell("fail");
                    for (int i = 0; i < 3; i++) {
                        actor.tell("one too many");
                    }
                    goOn.countDown();
                    actor.close();
                    actor.join();
                });

        assertThat(paths(events, "treadle.ActorSpawned")).contains("recorded/watched");
        assertThat(paths(events, "treadle.MailboxOverflow")).contains("recorded/watched");
        assertThat(paths(events, "treadle.ActorRestarted")).containsExactly("recorded/watched");
        assertThat(paths(events, "treadle.ActorEnded")).contains("recorded/watched");
        assertThat(named(events, "treadle.ActorRestarted").getFirst().getString("cause"))
                .contains("as asked");
    }

    @Test
    void shouldShowThatABlockedHandlerLetOthersGoOn() throws Exception {
        List<RecordedEvent> events =
                record(system -> {
                    var goOn = new CountDownLatch(1);
                    var handler = new AtomicReference<Thread>();
                    ActorRef<String> blocked =
                            system.spawn(
                                    "blocked",
                                    Actor.of(_ -> {
                                        handler.set(Thread.currentThread());
                                        goOn.await();
                                    }));
                    blocked.tell("block");
                    // until then it may be taken for one that holds its thread
                    await().until(() -> waits(handler.get()));
                    ActorRef<String> other = system.spawn("other", Actor.of(_ -> goOn.countDown()));
                    other.tell("go on");
                    blocked.close();
                    blocked.join();
                });

        assertThat(paths(events, "treadle.HandOff")).contains("recorded/blocked");
    }

    private static boolean waits(@Nullable Thread thread) {
        return thread != null && thread.getState() == Thread.State.WAITING;
    }

    private interface Body {
        void run(ActorSystem system) throws Exception;
    }

    private List<RecordedEvent> record(Body body) throws Exception {
        Path file = directory.resolve("recording.jfr");
        try (var recording = new Recording()) {
            recording.start();
            var options = SystemOptions.defaults().processors(1);
            try (var system = ActorSystem.create("recorded", options)) {
                body.run(system);
            }
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file);
    }

    private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
        return events.stream().filter(each -> each.getEventType().getName().equals(name)).toList();
    }

    private static List<String> paths(List<RecordedEvent> events, String name) {
        return named(events, name).stream().map(each -> each.getString("path")).toList();
    }
}
