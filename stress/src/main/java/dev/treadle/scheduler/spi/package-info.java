/** Races where threads wait for their turn, stated with jcstress. */
package dev.treadle.scheduler.spi;
