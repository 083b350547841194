package dev.treadle.io;

/**
 * A client that has been let in, for the server's actor.
 *
 * @param transport its socket
 * @param input what it sends
 */
record Arrival(Transport transport, Input input) {}
