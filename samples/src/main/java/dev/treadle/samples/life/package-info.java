/**
 * Conway's Game of Life, an actor to each cell. A generation is asked of all cells at once and put
 * together from their answers: it takes as long as the slowest cell, not as long as all of them.
 */
@NullMarked
package dev.treadle.samples.life;

import org.jspecify.annotations.NullMarked;
