package dev.treadle.scheduler;

import static dev.treadle.scheduler.Soon.await;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** All processors are kept busy by conversations; the rest of the JVM goes on all the same. */
class GoodCitizenTest {

    private static final int CONVERSATIONS = 64;

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong exchanged = new AtomicLong();
    private ProcessorDispatcher dispatcher;

    private void keepBusy(boolean raiseCarriers) {
        int processors = Runtime.getRuntime().availableProcessors();
        dispatcher =
                new ProcessorDispatcher("busy", new DispatcherOptions(processors, raiseCarriers));
        for (int i = 0; i < CONVERSATIONS; i++) {
            converse();
        }
        await().until(() -> exchanged.get() > 100_000);
    }

    private void converse() {
        var pair = new Counter[2];
        for (int i = 0; i < 2; i++) {
            int other = 1 - i;
            pair[i] =
                    new Counter(
                            dispatcher,
                            _ -> {
                                exchanged.incrementAndGet();
                                if (!over.get()) {
                                    pair[other].tell();
                                }
                            });
        }
        pair[0].tell();
    }

    @AfterEach
    void close() {
        over.set(true);
        dispatcher.close();
        await().until(() -> dispatcher.figures().runners() == 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldLetAVirtualThreadSleepAndWake(boolean raiseCarriers) throws InterruptedException {
        keepBusy(raiseCarriers);

        Thread unrelated =
                Thread.startVirtualThread(() -> {
                    for (int i = 0; i < 50; i++) {
                        LockSupport.parkNanos(100_000);
                    }
                });

        unrelated.join();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldLetVirtualThreadsTalkOverASocket(boolean raiseCarriers) throws Exception {
        keepBusy(raiseCarriers);
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> echo(server));
            var answer = new Promise<Integer>();

            Thread.startVirtualThread(() -> {
                try (var socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                    int last = 0;
                    for (int i = 1; i <= 50; i++) {
                        socket.getOutputStream().write(i);
                        last = socket.getInputStream().read();
                    }
                    answer.complete(last);
                } catch (IOException e) {
                    answer.completeExceptionally(e);
                }
            });

            assertThat(answer.await()).isEqualTo(50);
        }
    }

    private static void echo(ServerSocket server) {
        try (var socket = server.accept()) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            // the other side will not hear from it, and says so
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldRunWhatComesFromOutside(boolean raiseCarriers) throws InterruptedException {
        keepBusy(raiseCarriers);

        for (int i = 0; i < 50; i++) {
            var ran = new CountDownLatch(1);
            dispatcher.execute(Step.of(ran::countDown));
            ran.await();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldRunHandlersThatSleep(boolean raiseCarriers) throws InterruptedException {
        keepBusy(raiseCarriers);
        var ended = new CountDownLatch(100);

        for (int i = 0; i < 100; i++) {
            dispatcher.execute(
                    Step.of(() -> {
                        Thread.sleep(10);
                        ended.countDown();
                    }));
        }

        ended.await();
        long before = exchanged.get();
        await().until(() -> exchanged.get() > before + 10_000);
    }
}
