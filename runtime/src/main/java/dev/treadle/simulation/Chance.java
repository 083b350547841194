package dev.treadle.simulation;

/** Checks probabilities. */
final class Chance {

    private Chance() {}

    static double require(double probability, String name) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "%s is a probability, from 0 to 1, not %s".formatted(name, probability));
        }
        return probability;
    }
}
