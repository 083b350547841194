package dev.treadle.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A block of code in a page.
 *
 * @param line the number of the line that opens it, from 1
 * @param code its lines, less their common indent
 * @param above the last line before it that is not blank
 */
record Fence(Page page, int line, String language, List<String> code, Optional<String> above) {

    private static final String MARK = "```";

    static List<Fence> in(Page page, String language) {
        return in(page).stream().filter(fence -> fence.language().equals(language)).toList();
    }

    static List<Fence> in(Page page) {
        List<String> lines = page.text().lines().toList();
        List<Fence> fences = new ArrayList<>();
        for (int start = 0; start < lines.size(); start++) {
            String opening = lines.get(start).strip();
            if (opening.startsWith(MARK)) {
                int end = end(lines, start);
                if (end < 0) {
                    throw new IllegalStateException(place(page, start + 1) + " does not end");
                }
                String language = opening.substring(MARK.length());
                List<String> code = Indent.strip(lines.subList(start + 1, end));
                fences.add(new Fence(page, start + 1, language, code, above(lines, start)));
                start = end;
            }
        }
        return fences;
    }

    String place() {
        return place(page, line);
    }

    private static String place(Page page, int line) {
        return "the fence at " + page + ":" + line;
    }

    private static int end(List<String> lines, int start) {
        for (int end = start + 1; end < lines.size(); end++) {
            if (lines.get(end).strip().equals(MARK)) {
                return end;
            }
        }
        return -1;
    }

    private static Optional<String> above(List<String> lines, int start) {
        return lines.subList(0, start).reversed().stream()
                .filter(line -> !line.isBlank())
                .findFirst();
    }
}
