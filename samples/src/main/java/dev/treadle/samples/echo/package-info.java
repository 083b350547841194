/**
 * Echo over TCP, with all that a server on the network needs: a limit, a handshake, TLS, an orderly
 * end. The same server again on one scheduler of tasks is in {@link
 * dev.treadle.samples.cooperative}.
 */
@NullMarked
package dev.treadle.samples.echo;

import org.jspecify.annotations.NullMarked;
