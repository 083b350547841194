package dev.treadle.scheduler;

import static java.util.Objects.requireNonNull;

import dev.treadle.scheduler.spi.Strand;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Processors and the runners that drive them, as Go splits P from M: a fixed set of processors,
 * each with a slot and a queue, and as many runners as it takes to keep them busy while handlers
 * block.
 *
 * <p>An activation goes to the slot of the processor it was scheduled from, what it displaces there
 * to the queue, and what comes from outside to the shared injection queue. A runner takes from its
 * slot, its queue, the injection queue, then steals.
 */
final class ProcessorDispatcher implements Dispatcher, AutoCloseable {

    final SpareRunners spares = new SpareRunners();
    final IdleRunners idlers = new IdleRunners();
    final LaneNumbers lanes = new LaneNumbers();
    final @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();
    private final String name;
    private final ProcessorSet processors;
    private final ConcurrentLinkedQueue<Activation> injected = new ConcurrentLinkedQueue<>();
    private final AtomicInteger runners = new AtomicInteger();
    private final AtomicLong runnerNumbers = new AtomicLong();
    private final LongAdder handOffs = new LongAdder();
    private final LongAdder steals = new LongAdder();
    final Carriers carriers;
    final Monitor monitor;
    private volatile boolean closed;

    ProcessorDispatcher(String name, DispatcherOptions options) {
        this.name = name;
        carriers = new Carriers(options);
        processors = new ProcessorSet(options.processors());
        monitor = new Monitor(name + "-monitor", this, processors);
        for (Processor processor : processors.all()) {
            start(processor);
        }
        monitor.start();
    }

    private void start(Processor processor) {
        Runner first = newRunner();
        processor.settle(first);
        first.assign(processor);
    }

    private Runner newRunner() {
        runners.incrementAndGet();
        return new Runner(
                this, name + "-runner-" + runnerNumbers.incrementAndGet(), carriers.share());
    }

    void ended(Runner runner) {
        lanes.giveBack(runner.lane());
        runners.decrementAndGet();
    }

    @Override
    public void execute(Activation activation) {
        requireNonNull(activation, "activation");
        if (Strand.current() instanceof Runner runner && runner.belongsTo(this)) {
            Processor here = runner.owned();
            if (here != null) {
                put(activation, here, runner);
                return;
            }
        }
        inject(activation);
    }

    private void put(Activation activation, Processor here, Runner owner) {
        Activation displaced = owner.slot.put(activation);
        if (displaced == null) {
            monitor.notice();
        } else if (here.queue.push(displaced)) {
            wake();
            if (!here.ownedBy(owner)) {
                injectAllOf(here.queue);
            }
        } else {
            inject(displaced);
        }
    }

    private void injectAllOf(RunQueue queue) {
        for (Activation left = queue.poll(); left != null; left = queue.poll()) {
            inject(left);
        }
    }

    /** Schedules what is in the slot of a runner that has lost its processor. */
    void inject(Slot slot) {
        Activation left = slot.take();
        if (left != null) {
            inject(left);
        }
    }

    /** Schedules an activation behind all others. */
    void inject(Activation activation) {
        injected.add(activation);
        if (closed) {
            start(new Processor(true)); // the runners may have gone; this one goes when it is done
        } else {
            wake();
        }
    }

    /**
     * Wakes one idle runner. If there is none left, the monitor keeps an eye on what waits, and on
     * whether anybody else still gets a carrier.
     */
    private void wake() {
        if (!idlers.wakeOne(processors.all()) || idlers.count() == 0) {
            monitor.notice();
        }
    }

    void wakeIfWorkWaits() {
        if (workWaits()) {
            wake();
        }
    }

    @Nullable Activation pick(Processor here, Slot slot) {
        if (here.injectedFirst()) {
            Activation outside = injected.poll();
            if (outside != null) {
                return outside;
            }
        }
        Activation own = here.pickOwn(slot);
        if (own != null) {
            return own;
        }
        Activation outside = injected.poll();
        return outside != null ? outside : steal(here);
    }

    private @Nullable Activation steal(Processor thief) {
        Processor[] all = processors.all();
        int start = processors.random(all.length);
        for (int i = 0; i < all.length; i++) {
            Processor victim = all[(start + i) % all.length];
            Activation stolen = victim == thief ? null : victim.queue.poll();
            if (stolen != null) {
                steals.increment();
                return stolen;
            }
        }
        return null;
    }

    /** {@return whether a runner should look around before it goes idle} */
    boolean reasonToGoOn() {
        return workWaits() || closed;
    }

    /** {@return whether an idle runner would find something: all queues, no slots} */
    boolean workWaits() {
        if (!injected.isEmpty()) {
            return true;
        }
        for (Processor each : processors.all()) {
            if (!each.queue.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Lets another runner go on with a processor whose runner waits. */
    void handOff(Processor processor, Runner from) {
        Runner to = spares.take();
        if (to == null) {
            to = newRunner();
        }
        if (processor.replace(from, to)) {
            handOffs.increment();
            Activation next = from.slot.take();
            if (next != null && !processor.queue.push(next)) {
                inject(next);
            }
            to.assign(processor);
        } else if (to.thread.getState() == Thread.State.NEW) {
            ended(to);
        } else {
            spares.giveBack(to);
        }
    }

    /** Brings what waits behind a handler that holds its thread to where others find it. */
    void expose(Runner stuck) {
        boolean allBusy = idlers.count() == 0;
        Activation next = stuck.slot.take();
        if (next != null) {
            inject(next);
        } else {
            wake();
        }
        Processor more = allBusy ? processors.admit() : null;
        if (more != null) {
            carriers.add(1);
            start(more);
        }
    }

    /**
     * Takes out admitted processors that have nothing to do, as far as fewer handlers are stuck
     * now.
     *
     * @return whether the one here was taken from its owner
     */
    boolean retire(Processor here, Runner owner) {
        if (processors.noneAdmitted()) {
            return false;
        }
        for (Processor each : processors.all()) {
            if (each.occupant() instanceof Runner.Idle idle && retire(each, idle)) {
                idlers.goesOn(idle);
            }
        }
        return retire(here, (Object) owner);
    }

    private boolean retire(Processor processor, Object occupant) {
        boolean retired = processor.admitted && processors.retire(processor, occupant);
        if (retired) {
            carriers.add(-1);
        }
        return retired;
    }

    boolean closed() {
        return closed;
    }

    @Override
    public Thread start(String threadName, Activation activation, Runnable body) {
        return OwnStrand.start(
                requireNonNull(threadName, "name"),
                requireNonNull(activation, "activation"),
                requireNonNull(body, "body"));
    }

    @Override
    public DispatcherFigures figures() {
        long queued = injected.size();
        for (Processor each : processors.all()) {
            queued += each.queue.size() + (each.slotIsFilled() ? 1 : 0);
        }
        return new DispatcherFigures(
                runners.get(), queued, handOffs.sum(), steals.sum(), processors.admitted());
    }

    /** Lets every runner end as soon as it has nothing to do. Returns at once. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        for (Processor each : processors.all()) {
            idlers.wake(each);
        }
        spares.unparkAll();
        monitor.close();
        carriers.close();
    }
}
