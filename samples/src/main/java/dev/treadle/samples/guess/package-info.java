/**
 * A guessing game over TCP. The server guesses; the client says how near it was. Each connection is
 * a conversation of its own, in an actor of its own, in plain sequential code.
 */
@NullMarked
package dev.treadle.samples.guess;

import org.jspecify.annotations.NullMarked;
