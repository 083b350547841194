package dev.treadle.scheduler.spi;

/**
 * Makes a thread leave whatever it is in, when what runs it is over. Whoever catches everything
 * throws this again, and says nothing: it is no failure.
 */
public final class Unwinding extends Error {

    private static final long serialVersionUID = 1;

    /**
     * Makes one.
     *
     * @param over what is over
     */
    public Unwinding(String over) {
        super(over, null, false, false);
    }
}
