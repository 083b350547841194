/** What tests of actors need beside JUnit. */
@NullMarked
package dev.treadle.testkit;

import org.jspecify.annotations.NullMarked;
