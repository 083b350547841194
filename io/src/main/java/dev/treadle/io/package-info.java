/**
 * The edges of an actor system.
 *
 * <p>{@link dev.treadle.io.TcpServer} and {@link dev.treadle.io.TcpClient} give each connection an
 * actor, its session, and make of bytes what its messages are by a {@link dev.treadle.io.Framing}.
 * A {@link dev.treadle.io.Secret} keeps strangers out, an {@code SSLContext} listeners: both are
 * {@link dev.treadle.io.TcpOptions}. {@link dev.treadle.io.TcpServerMetrics} has their numbers.
 *
 * <p>Whatever comes from outside is taken for hostile: it is bounded in size, time and number.
 */
@NullMarked
package dev.treadle.io;

import org.jspecify.annotations.NullMarked;
