/** Who runs when: the dispatcher, timers, and results to wait for. */
@org.jspecify.annotations.NullMarked
module dev.treadle.scheduler {
    requires transitive dev.treadle.mailbox;
    requires jdk.management;
    requires static transitive org.jspecify;

    exports dev.treadle.scheduler;
    exports dev.treadle.scheduler.simulation to
            dev.treadle.runtime;
    exports dev.treadle.scheduler.spi to
            dev.treadle.runtime;
}
