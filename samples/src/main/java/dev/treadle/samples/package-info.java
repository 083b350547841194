/**
 * Systems one can run: the small ones of the first chapters, and a bank.
 *
 * <p>{@link dev.treadle.samples.Samples} is the launcher. Each sample is a {@link
 * dev.treadle.samples.Sample}: it is given an actor system, prints what happens, and says how it
 * ended. Everything else, the options they share among it, is in the base class.
 */
@NullMarked
package dev.treadle.samples;

import org.jspecify.annotations.NullMarked;
