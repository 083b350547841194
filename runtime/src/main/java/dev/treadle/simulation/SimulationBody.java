package dev.treadle.simulation;

/** What is run in a simulation. */
@FunctionalInterface
public interface SimulationBody {

    /**
     * Runs on a thread of the simulation; when it returns or throws the simulation ends.
     *
     * @param simulation the simulation that it is run in
     * @throws Throwable if it fails
     */
    void run(Simulation simulation) throws Throwable;
}
