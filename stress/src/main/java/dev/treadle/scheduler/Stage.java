package dev.treadle.scheduler;

/** The scenery of the races: real parts whose threads never start. */
final class Stage {

    static final Activation WORK = turn -> false;
    static final ProcessorDispatcher DISPATCHER =
            new ProcessorDispatcher("stage", new DispatcherOptions(1, false));
    private static final Carriers CARRIERS = new Carriers(new DispatcherOptions(1, false));

    static {
        DISPATCHER.monitor.close(); // it would keep the JVM of a race alive for ever
    }

    private Stage() {}

    /** {@return a runner that owns no processor} */
    static Runner runner() {
        return new Runner(DISPATCHER, "actor", CARRIERS.share());
    }

    /** {@return a runner that owns the processor} */
    static Runner runner(Processor owned) {
        Runner owner = runner();
        owned.settle(owner);
        return owner;
    }
}
