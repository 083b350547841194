/** Actors, their references and supervision, named exchanges, pipelines, and metrics. */
@org.jspecify.annotations.NullMarked
module dev.treadle.runtime {
    requires transitive dev.treadle.scheduler;
    requires transitive micrometer.core;
    requires jdk.jfr;
    requires static transitive org.jspecify;

    exports dev.treadle.actor;
    exports dev.treadle.actor.spi to
            dev.treadle.testkit;
    exports dev.treadle.exchange;
    exports dev.treadle.pipeline;
    exports dev.treadle.routing;
    exports dev.treadle.simulation;
}
