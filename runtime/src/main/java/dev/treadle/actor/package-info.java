/** Actors, their references, supervision and asks. */
@NullMarked
package dev.treadle.actor;

import org.jspecify.annotations.NullMarked;
