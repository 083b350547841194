package dev.treadle.benchmarks.port;

import java.util.function.Consumer;

/**
 * A message that wants a reply.
 *
 * @param question what is asked
 * @param replyTo takes the reply
 */
public record Request(Object question, Consumer<Object> replyTo) {}
