package dev.treadle.scheduler;

import jdk.management.VirtualThreadSchedulerMXBean;

import java.lang.management.ManagementFactory;

/**
 * The carrier threads of the JVM's virtual threads, raised while a dispatcher is open.
 *
 * <p>Virtual threads are not time-sliced: busy runners would keep every carrier, and all other
 * virtual threads of the JVM would starve. With carriers to spare the operating system shares the
 * cores.
 */
final class Carriers implements AutoCloseable {

    private static final Object ONE_AT_A_TIME = new Object();

    private int wanted;
    private int granted;
    private volatile boolean raised;
    private boolean closed;

    private Carriers(int wanted) {
        this.wanted = wanted;
    }

    /**
     * Begins to raise them, beside the start of everything else: the bean takes a while to load.
     */
    static Carriers raise(DispatcherOptions options) {
        var carriers = new Carriers(options.processors());
        if (options.raiseCarriers()) {
            Thread.ofPlatform()
                    .daemon()
                    .name("treadle-carriers")
                    .inheritInheritableThreadLocals(false)
                    .start(carriers::raise);
        }
        return carriers;
    }

    private void raise() {
        synchronized (ONE_AT_A_TIME) {
            raised = !closed && grant(wanted);
        }
    }

    /** Raises them by some more, or less, as processors come and go. */
    void add(int more) {
        synchronized (ONE_AT_A_TIME) {
            wanted += more;
            if (raised) {
                grant(wanted);
            }
        }
    }

    private boolean grant(int now) {
        try {
            var bean = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
            // at least one, should somebody else have lowered them meanwhile
            bean.setParallelism(Math.max(1, bean.getParallelism() + now - granted));
            granted = now;
            return true;
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            System.getLogger(Dispatcher.class.getName())
                    .log(
                            System.Logger.Level.DEBUG,
                            "The JVM grants no more carriers; busy runners give way by themselves",
                            e);
            return false;
        }
    }

    CarrierShare share() {
        return new CarrierShare(this);
    }

    boolean raised() {
        return raised;
    }

    @Override
    public void close() {
        synchronized (ONE_AT_A_TIME) {
            closed = true;
            if (raised) {
                raised = false;
                grant(0);
            }
        }
    }
}
