package dev.treadle.testkit;

import dev.treadle.simulation.Strategy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test that runs in a simulation, once under each of many seeds. It may take the {@link
 * dev.treadle.simulation.Simulation} as its parameter.
 *
 * <p>If it fails under a seed, it is still tried under others for a few seconds, and what is
 * reported is the shortest of the failing runs: its seed, the last messages that were handled, and
 * how to replay it. The system property {@code treadle.seed} makes it run under that seed alone.
 *
 * <p>All runs are of one instance of the test class, after one {@code @BeforeEach}: what a run
 * leaves in its fields the next one finds. Keep in variables of the method what is to begin anew.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(SimulationExtension.class)
@SuppressWarnings("exports") // JUnit makes the extension; nobody else needs to name it
public @interface SimulationTest {

    /** {@return under how many seeds it runs, from 1 on; at least one} */
    int seeds() default 1_000;

    /** {@return under which seeds it runs instead, one to replay a failure; none for as many} */
    long[] seed() default {};

    /** {@return who goes next, where several could} */
    Strategy strategy() default Strategy.MIXED;

    /** {@return after how many steps a run is cut off, at least one} */
    long mostSteps() default 1_000_000;
}
