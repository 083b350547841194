/**
 * One thing at a time: tasks and actors that take turns, and servers whose clients are all served
 * in one turn.
 */
@NullMarked
package dev.treadle.samples.cooperative;

import org.jspecify.annotations.NullMarked;
