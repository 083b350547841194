package dev.treadle.scheduler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** A way for handlers to block until the test lets them go on. */
interface Blocker {

    void block() throws Exception;

    void release();

    /** The ways there are. */
    enum Kind {
        SLEEP,
        PARK,
        LATCH,
        LOCK,
        MONITOR,
        OBJECT_WAIT,
        SOCKET;

        Blocker make() {
            return switch (this) {
                case SLEEP -> new Sleep();
                case PARK -> new Park();
                case LATCH -> new Latch();
                case LOCK -> new Lock();
                case MONITOR -> new Monitor();
                case OBJECT_WAIT -> new ObjectWait();
                case SOCKET -> new SocketRead();
            };
        }
    }

    /** Sleeps until it is interrupted. */
    final class Sleep implements Blocker {

        private final CountDownLatch started = new CountDownLatch(1);
        private volatile Thread thread;

        @Override
        public void block() {
            thread = Thread.currentThread();
            started.countDown();
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                // as meant
            }
        }

        @Override
        public void release() {
            try {
                started.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            thread.interrupt();
        }
    }

    final class Park implements Blocker {

        private volatile Thread thread;
        private volatile boolean over;

        @Override
        public void block() {
            thread = Thread.currentThread();
            while (!over) {
                LockSupport.park();
            }
        }

        @Override
        public void release() {
            over = true;
            LockSupport.unpark(thread);
        }
    }

    final class Latch implements Blocker {

        private final CountDownLatch latch = new CountDownLatch(1);

        @Override
        public void block() throws InterruptedException {
            latch.await();
        }

        @Override
        public void release() {
            latch.countDown();
        }
    }

    /** A lock that a thread of its own holds. */
    final class Lock implements Blocker {

        private final ReentrantLock lock = new ReentrantLock();
        private final Latch held = new Latch();
        private final Latch holder = new Latch();

        Lock() {
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> {
                        lock.lock();
                        try {
                            held.release();
                            holder.block();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        } finally {
                            lock.unlock();
                        }
                    });
        }

        @Override
        public void block() throws InterruptedException {
            held.block();
            lock.lock();
            try {
                held.release();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void release() {
            holder.release();
        }
    }

    /** A monitor that a thread of its own is in. */
    final class Monitor implements Blocker {

        private final Object monitor = new Object();
        private final Latch held = new Latch();
        private final Latch holder = new Latch();

        Monitor() {
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> {
                        synchronized (monitor) {
                            held.release();
                            try {
                                holder.block();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        }
                    });
        }

        @Override
        public void block() throws InterruptedException {
            held.block();
            synchronized (monitor) {
                held.release();
            }
        }

        @Override
        public void release() {
            holder.release();
        }
    }

    final class ObjectWait implements Blocker {

        private boolean over;

        @Override
        public synchronized void block() throws InterruptedException {
            while (!over) {
                wait();
            }
        }

        @Override
        public synchronized void release() {
            over = true;
            notifyAll();
        }
    }

    final class SocketRead implements Blocker {

        private final Socket here;
        private final Socket there;

        SocketRead() {
            try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                here = new Socket(server.getInetAddress(), server.getLocalPort());
                there = server.accept();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void block() throws IOException {
            try (here) {
                here.getInputStream().read();
            }
        }

        @Override
        public void release() {
            try {
                there.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
