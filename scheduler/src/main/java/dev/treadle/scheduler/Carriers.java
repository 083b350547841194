package dev.treadle.scheduler;

import jdk.management.VirtualThreadSchedulerMXBean;

import org.jspecify.annotations.Nullable;

import java.lang.management.ManagementFactory;

/**
 * The carrier threads of the JVM's virtual threads, raised by one for each runner that keeps its
 * own.
 *
 * <p>Virtual threads are not time-sliced: runners that never park would keep every carrier, and all
 * other virtual threads of the JVM would starve. With carriers to spare the operating system shares
 * the cores. But a runner that parks now and then lets others in by itself, and carriers that
 * nobody needs cost something: each unpark wakes one of them to find nothing.
 */
final class Carriers implements AutoCloseable {

    private static final Object ONE_AT_A_TIME = new Object();

    private final boolean allowed;
    private int kept;
    private int admitted;
    private int granted;
    private boolean closed;
    private boolean loading;
    private @Nullable VirtualThreadSchedulerMXBean bean;
    private volatile boolean raised;

    Carriers(DispatcherOptions options) {
        allowed = options.raiseCarriers();
    }

    /** Makes up for so many runners that keep their carriers. */
    void keep(int runners) {
        synchronized (ONE_AT_A_TIME) {
            kept = runners;
            follow();
        }
    }

    /** Makes up for processors that come and go beside the fixed ones. */
    void add(int processors) {
        synchronized (ONE_AT_A_TIME) {
            admitted += processors;
            follow();
        }
    }

    private void follow() {
        int needed = closed ? 0 : kept + admitted;
        if (allowed && needed != granted) {
            if (bean == null) {
                load();
            } else {
                grant(bean, needed);
            }
        }
    }

    /** The bean takes a while to load, the first time in a JVM: nobody waits for that. */
    private void load() {
        if (!loading) {
            loading = true;
            Thread.ofPlatform()
                    .daemon()
                    .name("treadle-carriers")
                    .inheritInheritableThreadLocals(false)
                    .start(() -> {
                        var loaded =
                                ManagementFactory.getPlatformMXBean(
                                        VirtualThreadSchedulerMXBean.class);
                        synchronized (ONE_AT_A_TIME) {
                            bean = loaded;
                            follow();
                        }
                    });
        }
    }

    private void grant(VirtualThreadSchedulerMXBean from, int needed) {
        try {
            // at least one, should somebody else have lowered them meanwhile
            from.setParallelism(Math.max(1, from.getParallelism() + needed - granted));
            if (needed > granted) {
                wakeOne();
            }
            granted = needed;
            raised = needed > 0;
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            System.getLogger(Dispatcher.class.getName())
                    .log(
                            System.Logger.Level.DEBUG,
                            "The JVM grants no more carriers; busy runners give way by themselves",
                            e);
        }
    }

    /**
     * Has one of the new carriers look around: what was runnable before there was a carrier for it
     * would wait for the next unpark of anybody, which may never come.
     */
    private static void wakeOne() {
        Thread.startVirtualThread(() -> {});
    }

    CarrierShare share() {
        return new CarrierShare(this);
    }

    /** {@return whether there are more of them for what runners keep} */
    boolean raised() {
        return raised;
    }

    @Override
    public void close() {
        synchronized (ONE_AT_A_TIME) {
            closed = true;
            follow();
        }
    }
}
