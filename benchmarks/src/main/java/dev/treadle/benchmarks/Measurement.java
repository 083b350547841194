package dev.treadle.benchmarks;

import dev.treadle.benchmarks.port.Runtimes;
import dev.treadle.benchmarks.report.Score;

import java.util.List;
import java.util.Set;

/** Something that can be measured by its name. */
interface Measurement {

    /** {@return its name on the command line} */
    String name();

    /** {@return the runtimes it fits} */
    Set<Runtimes> runtimes();

    /**
     * {@return its figures of a runtime}
     *
     * @throws Exception if it cannot be measured
     */
    List<Score> take(Runtimes runtime) throws Exception;
}
