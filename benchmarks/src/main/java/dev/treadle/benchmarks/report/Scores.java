package dev.treadle.benchmarks.report;

import dev.treadle.benchmarks.port.Runtimes;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All figures of a run, and how they compare. Immutable. */
public final class Scores {

    /** The workloads that the geometric mean is made of: nothing but messages and asks. */
    static final List<String> MESSAGING =
            List.of(
                    "ping-pong",
                    "ping-pong-64",
                    "thread-ring",
                    "count-1",
                    "count-8",
                    "fork-join-create",
                    "big",
                    "chameneos",
                    "fan-out-in",
                    "ask");

    static final String TREADLE = Runtimes.TREADLE.id();
    static final String PEKKO = Runtimes.PEKKO.id();

    private static final Set<String> JVM_PEERS =
            Arrays.stream(Runtimes.values())
                    .map(Runtimes::id)
                    .filter(id -> !id.equals(TREADLE))
                    .collect(Collectors.toSet());

    private final List<Score> scores;
    private final SequencedSet<String> runtimes = new LinkedHashSet<>();
    private final SequencedSet<String> workloads = new LinkedHashSet<>();

    /** Makes an index of figures, whose order it keeps. */
    public Scores(List<Score> scores) {
        this.scores = List.copyOf(scores);
        scores.forEach(score -> runtimes.add(score.runtime()));
        scores.forEach(score -> workloads.add(score.workload()));
    }

    SequencedSet<String> runtimes() {
        return runtimes;
    }

    SequencedSet<String> workloads() {
        return workloads;
    }

    Optional<Score> find(String workload, String runtime) {
        return of(workload).stream().filter(s -> s.runtime().equals(runtime)).findFirst();
    }

    List<Score> of(String workload) {
        return scores.stream().filter(score -> score.workload().equals(workload)).toList();
    }

    /** {@return how many times better Treadle is than the best other runtime of the JVM} */
    OptionalDouble overBest(String workload) {
        return overBest(workload, JVM_PEERS::contains);
    }

    /** {@return how many times better Treadle is than Pekko} */
    OptionalDouble overPekko(String workload) {
        return overBest(workload, PEKKO::equals);
    }

    /** {@return how many times better Treadle is than the best of some runtimes} */
    OptionalDouble overBest(String workload, Predicate<String> peers) {
        return find(workload, TREADLE).stream()
                .flatMap(ours ->
                        of(workload).stream()
                                .filter(score -> peers.test(score.runtime()))
                                .map(ours::times))
                .mapToDouble(Double::doubleValue)
                .min();
    }

    /** {@return how many times the figure of one workload Treadle's of another one is} */
    OptionalDouble share(String workload, String whole) {
        return find(workload, TREADLE).stream()
                .flatMap(part -> find(whole, TREADLE).map(part::times).stream())
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    /** {@return the geometric mean, empty of nothing} */
    static OptionalDouble mean(List<OptionalDouble> ratios) {
        var logarithm =
                ratios.stream().flatMapToDouble(OptionalDouble::stream).map(Math::log).average();
        return logarithm.isPresent()
                ? OptionalDouble.of(Math.exp(logarithm.getAsDouble()))
                : OptionalDouble.empty();
    }
}
