/**
 * How a thread waits inside Treadle, for the floors above to replace.
 *
 * <p>Every wait of Treadle's own goes through {@link dev.treadle.mailbox.spi.Waiter}, and that
 * through the {@link dev.treadle.mailbox.spi.Parking} of the waiting thread. So the dispatcher can
 * hand a waiting thread's work to another one, and a simulation can decide who goes on.
 */
@NullMarked
package dev.treadle.mailbox.spi;

import org.jspecify.annotations.NullMarked;
