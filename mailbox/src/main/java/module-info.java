/** Queues with an owner: bounded, unbounded, priority, closable, selectable. */
@org.jspecify.annotations.NullMarked
module dev.treadle.mailbox {
    requires static transitive org.jspecify;

    exports dev.treadle.mailbox;
    exports dev.treadle.mailbox.spi to
            dev.treadle.scheduler,
            dev.treadle.runtime,
            dev.treadle.io,
            dev.treadle.testkit;
}
