package dev.treadle.docs;

import java.util.List;

/** The white space that all lines of a block start with. */
final class Indent {

    private Indent() {}

    static List<String> strip(List<String> lines) {
        int indent =
                lines.stream().filter(line -> !line.isBlank()).mapToInt(Indent::of).min().orElse(0);
        return lines.stream().map(line -> line.substring(Math.min(indent, line.length()))).toList();
    }

    private static int of(String line) {
        return line.length() - line.stripLeading().length();
    }
}
