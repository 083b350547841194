package dev.treadle.cooperative;

/** How a {@link StepTask} goes on: at once in its next turn, not at all, or after an event. */
public sealed interface Step permits Step.Plain, Event {

    /** It takes another step when the other tasks have had their turns. */
    Step AGAIN = Plain.AGAIN;

    /** It is done. */
    Step DONE = Plain.DONE;

    /** The steps that wait for nothing. */
    enum Plain implements Step {
        /** Another turn. */
        AGAIN,
        /** The end. */
        DONE
    }
}
