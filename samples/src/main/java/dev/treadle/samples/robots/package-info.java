/**
 * Finds the robots in compressed web logs: whoever asked for robots.txt. The files are shared out
 * among workers, which are actors of this JVM or JVMs of their own.
 */
@NullMarked
package dev.treadle.samples.robots;

import org.jspecify.annotations.NullMarked;
