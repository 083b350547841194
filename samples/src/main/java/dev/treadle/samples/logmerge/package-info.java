/**
 * Follows several logs as they grow and writes their lines into one. Each file has an actor that
 * reads it; one actor writes, so no two lines are ever mixed.
 */
@NullMarked
package dev.treadle.samples.logmerge;

import org.jspecify.annotations.NullMarked;
