/** The edges of an actor system: TCP and UDP, a handshake, child processes. */
@org.jspecify.annotations.NullMarked
module dev.treadle.io {
    requires transitive dev.treadle.runtime;
    requires static transitive org.jspecify;

    exports dev.treadle.io;
}
