package dev.treadle.samples.bank;

import java.util.regex.Pattern;

/** A line of three columns, {@code from,to,cents}; strict, so that no typo moves money. */
final class TransferLine {

    private static final Pattern ACCOUNT = Pattern.compile("[\\p{L}\\p{N}._-]{1,64}");
    private static final int MOST_SHOWN = 40;

    private TransferLine() {}

    /**
     * {@return the transfer of that line; a {@link MalformedLineException} says why there is none}
     */
    static Transfer parse(long id, String line) {
        var columns = line.split(",", -1);
        if (columns.length != 3) {
            throw new MalformedLineException(
                    "%d columns where from,to,cents were expected".formatted(columns.length));
        }
        return new Transfer(id, account(columns[0]), account(columns[1]), cents(columns[2]));
    }

    private static String account(String column) {
        var name = column.strip();
        if (!ACCOUNT.matcher(name).matches()) {
            throw new MalformedLineException(
                    show(name) + " is no account name (1 to 64 letters, digits, '.', '_', '-')");
        }
        return name;
    }

    private static long cents(String column) {
        var number = column.strip();
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException e) {
            throw new MalformedLineException(show(number) + " is no whole number of cents");
        }
    }

    /** What is shown of foreign text is short, and does nothing to a terminal. */
    private static String show(String text) {
        var shown = text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
        return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
    }
}
