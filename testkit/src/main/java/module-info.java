/** What tests of actors need beside JUnit. */
@org.jspecify.annotations.NullMarked
module dev.treadle.testkit {
    requires transitive dev.treadle.runtime;
    requires transitive org.junit.jupiter.api;
    requires static transitive org.jspecify;

    exports dev.treadle.testkit;
}
