package dev.treadle.cooperative;

/** Who has the turn after a task that yields. */
sealed interface Next {

    /** No other is ready. */
    Next SAME = new Same();

    /** It goes back to where it came from. */
    Next HUB = new Hub();

    /** The same task, since no other is ready. */
    record Same() implements Next {}

    /** The thread that runs the scheduler: there are steps to take, or events to wait for. */
    record Hub() implements Next {}

    /** Another task of plain code. */
    record Other(PlainTask task) implements Next {}
}
