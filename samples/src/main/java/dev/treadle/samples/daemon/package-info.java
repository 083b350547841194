/**
 * An actor system as a daemon: started, stopped and asked after by its pid file. SIGTERM lets it
 * drain: what it was asked it answers, then it ends with status 0 and without its pid file.
 */
@NullMarked
package dev.treadle.samples.daemon;

import org.jspecify.annotations.NullMarked;
