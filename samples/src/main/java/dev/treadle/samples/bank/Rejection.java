package dev.treadle.samples.bank;

/** Why a transfer was not made. */
enum Rejection {
    /** The account that was to pay has less than that. */
    INSUFFICIENT_FUNDS("insufficient funds"),

    /** From an account to itself. */
    SAME_ACCOUNT("same account"),

    /** Nothing, or less than nothing, to move. */
    NO_AMOUNT("no positive amount");

    private final String words;

    Rejection(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
