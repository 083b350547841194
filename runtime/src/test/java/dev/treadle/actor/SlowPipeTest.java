package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Handlers that read from a slow pipe hold their carriers; the others go on all the same. */
@DisabledOnOs(OS.WINDOWS)
class SlowPipeTest {

    private static final int READERS = 50;

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final List<Process> pipes = new ArrayList<>();

    @AfterEach
    void endPipes() {
        pipes.forEach(Process::destroyForcibly);
    }

    private Process pipe() throws IOException {
        Process cat = new ProcessBuilder("cat").start();
        pipes.add(cat);
        return cat;
    }

    @Test
    void shouldNotStopTheOthers() throws Exception {
        var reading = new AtomicInteger();
        var read = new Inbox<Integer>();
        for (int i = 0; i < READERS; i++) {
            ActorRef<Process> reader =
                    system.spawn(
                            "reader" + i,
                            Actor.of(pipe -> {
                                reading.incrementAndGet();
                                read.tell(pipe.getInputStream().read());
                            }));
            reader.tell(pipe());
        }

        try (var pingPongs = new PingPongs(system, 4)) {
            pingPongs.awaitHits(10_000);
            record Ping(ReplyTo<String> replyTo) {}
            ActorRef<Ping> other =
                    system.spawn("other", Actor.of(ping -> ping.replyTo().tell("pong")));
            for (int i = 0; i < 20; i++) {
                assertThat(other.<String>ask(Ping::new).await()).isEqualTo("pong");
            }
        }
        await().until(() -> reading.get() == READERS);
        assertThat(read.messages()).isEmpty();

        for (Process each : pipes) {
            each.outputWriter().write('x');
            each.outputWriter().flush();
        }
        assertThat(read.await(READERS)).containsOnly((int) 'x');
    }
}
