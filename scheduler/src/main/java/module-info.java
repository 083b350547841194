/**
 * Who runs when: the dispatcher, timers, results to wait for, generators and tasks that take turns.
 */
@org.jspecify.annotations.NullMarked
module dev.treadle.scheduler {
    requires transitive dev.treadle.mailbox;
    requires jdk.management;
    requires static transitive org.jspecify;

    exports dev.treadle.cooperative;
    exports dev.treadle.scheduler;
    exports dev.treadle.scheduler.simulation to
            dev.treadle.runtime;
    exports dev.treadle.scheduler.spi to
            dev.treadle.runtime;
}
