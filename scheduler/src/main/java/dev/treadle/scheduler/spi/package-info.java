/** What the runtime needs of the scheduler, and users do not. */
@NullMarked
package dev.treadle.scheduler.spi;

import org.jspecify.annotations.NullMarked;
