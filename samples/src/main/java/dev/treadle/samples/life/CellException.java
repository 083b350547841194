package dev.treadle.samples.life;

/** A cell could not decide. */
final class CellException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CellException(int y, int x, Exception cause) {
        super(
                "The cell in row %d, column %d failed: %s".formatted(y, x, cause.getMessage()),
                cause);
    }
}
