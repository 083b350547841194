/** What the testkit sees of actors, and nobody else. */
@NullMarked
package dev.treadle.actor.spi;

import org.jspecify.annotations.NullMarked;
