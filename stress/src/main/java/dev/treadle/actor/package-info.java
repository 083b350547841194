/** Races inside an actor, stated with jcstress. */
package dev.treadle.actor;
