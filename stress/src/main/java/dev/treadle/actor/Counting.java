package dev.treadle.actor;

/** Counts its messages as plain code does, so that it is seen when two threads run it at once. */
final class Counting extends Actor<String> {

    private int inside;
    private boolean overlapped;
    private int handled;

    @Override
    protected void receive(String message) {
        overlapped |= ++inside != 1;
        handled++;
        inside--;
    }

    int handled() {
        return handled;
    }

    boolean overlapped() {
        return overlapped;
    }
}
