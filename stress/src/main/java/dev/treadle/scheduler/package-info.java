/** Races inside the scheduler, stated with jcstress. */
package dev.treadle.scheduler;
