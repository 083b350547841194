package dev.treadle.testkit;

import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives each test of a class its own {@link ActorTestKit}, as a parameter, and closes it after the
 * test: which fails if a handler failed that the test did not expect to.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ActorTestExtension.class)
@SuppressWarnings("exports") // JUnit makes the extension; nobody else needs to name it
public @interface ActorTest {}
