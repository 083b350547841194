package dev.treadle.scheduler;

/** An activation of one step, which may throw whatever it likes. */
@FunctionalInterface
interface Step extends Activation {

    void run() throws Exception;

    /** Lets a lambda be one. */
    static Activation of(Step step) {
        return step;
    }

    @Override
    default boolean run(Turn turn) {
        if (!turn.next()) {
            return true;
        }
        try {
            run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return false;
    }
}
