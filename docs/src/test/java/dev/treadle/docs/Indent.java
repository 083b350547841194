package dev.treadle.docs;

import java.util.List;

/** The white space around a block: what all its lines start with, and blank lines at its end. */
final class Indent {

    private Indent() {}

    static List<String> strip(List<String> lines) {
        int indent =
                lines.stream().filter(line -> !line.isBlank()).mapToInt(Indent::of).min().orElse(0);
        return lines.subList(0, end(lines)).stream()
                .map(line -> line.substring(Math.min(indent, line.length())))
                .toList();
    }

    private static int end(List<String> lines) {
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        return end;
    }

    private static int of(String line) {
        return line.length() - line.stripLeading().length();
    }
}
