package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** While ping-pong keeps all processors busy, everybody else goes on too. */
@ParameterizedClass(name = "carriers raised: {0}")
@ValueSource(booleans = {true, false})
class ProgressTest {

    private final ActorSystem system;
    private final PingPongs pingPongs;

    ProgressTest(boolean raiseCarriers) {
        system = ActorSystem.create("bank", SystemOptions.defaults().raiseCarriers(raiseCarriers));
        pingPongs = new PingPongs(system, 16);
    }

    @AfterEach
    void close() {
        pingPongs.awaitHits(1_000);
        pingPongs.close();
        assertThat(system.close(Duration.ofSeconds(20)).clean()).isTrue();
    }

    @Test
    void shouldLetAnUnrelatedVirtualThreadGoOn() throws InterruptedException {
        var done = new CountDownLatch(1);
        Thread.ofVirtual()
                .start(() -> {
                    for (int i = 0; i < 100; i++) {
                        Thread.yield();
                        LockSupport.parkNanos(10_000);
                    }
                    done.countDown();
                });
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shouldLetALoopingActorGoOn() {
        record Ping(ReplyTo<Integer> replyTo) {}
        ActorRef<Ping> looping =
                system.spawn(
                        "looping",
                        Actor.looping(self -> {
                            for (int i = 0; true; i++) {
                                self.receive().replyTo().tell(i);
                            }
                        }));
        for (int i = 0; i < 100; i++) {
            assertThat(looping.<Integer>ask(Ping::new).await()).isEqualTo(i);
        }
    }

    @Test
    void shouldLetHundredSleepingHandlersGoOn() throws InterruptedException {
        int rounds = 3;
        var done = new CountDownLatch(100 * rounds);
        for (int i = 0; i < 100; i++) {
            ActorRef<String> sleeper =
                    system.spawn(
                            "sleeper" + i,
                            Actor.of(_ -> {
                                Thread.sleep(5);
                                done.countDown();
                            }));
            for (int round = 0; round < rounds; round++) {
                sleeper.tell("sleep");
            }
        }
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shouldLetASocketEchoOnVirtualThreadsGoOn() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> echo(server));
            try (var socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                var echoed = new Inbox<Integer>();
                Thread.ofVirtual().start(() -> talk(socket, echoed));
                assertThat(echoed.await(100)).isSorted();
            }
        }
    }

    private static void echo(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            // the test has ended
        }
    }

    private static void talk(Socket socket, Inbox<Integer> echoed) {
        try {
            for (int i = 0; i < 100; i++) {
                socket.getOutputStream().write(i);
                echoed.tell(socket.getInputStream().read());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldHandleWhatIsToldFromOutside() {
        record Ping(ReplyTo<String> replyTo) {}
        ActorRef<Ping> other = system.spawn("other", Actor.of(ping -> ping.replyTo().tell("pong")));
        for (int i = 0; i < 200; i++) {
            assertThat(other.<String>ask(Ping::new).await()).isEqualTo("pong");
        }
    }

    @Test
    void shouldFireTimers() throws InterruptedException {
        var done = new CountDownLatch(20);
        var timer =
                system.timers().atFixedRate(Duration.ZERO, Duration.ofMillis(2), done::countDown);
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        timer.cancel();
    }
}
