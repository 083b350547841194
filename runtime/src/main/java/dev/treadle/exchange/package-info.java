/** Named exchanges: publish to whoever is subscribed. */
@NullMarked
package dev.treadle.exchange;

import org.jspecify.annotations.NullMarked;
