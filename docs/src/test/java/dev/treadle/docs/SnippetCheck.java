package dev.treadle.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Compares the code of a page with the code that the build compiles. */
record SnippetCheck(Path project) {

    /** What is wrong with a fence of Java, if anything is. */
    Optional<String> complaint(Fence fence) {
        Optional<Snippet> named = fence.above().flatMap(Snippet::named);
        if (named.isEmpty()) {
            return complaint(fence, "needs the line <!-- snippet: FILE#REGION --> above it");
        }
        Snippet snippet = named.orElseThrow();
        if (!snippet.isCompiled()) {
            return complaint(fence, snippet + " is no source file of docs or samples");
        }
        if (!snippet.isIn(project)) {
            return complaint(fence, snippet + " names a file that does not exist");
        }
        return snippet.code(project)
                .map(code -> difference(fence, snippet, code))
                .orElseGet(() ->
                        complaint(
                                fence,
                                "%s needs lines // tag::%s and // end::%2$s"
                                        .formatted(snippet, snippet.region())));
    }

    private static Optional<String> difference(Fence fence, Snippet snippet, List<String> source) {
        List<String> page = fence.code();
        for (int i = 0; i < Math.max(page.size(), source.size()); i++) {
            String shown = i < page.size() ? page.get(i) : "(nothing)";
            String compiled = i < source.size() ? source.get(i) : "(nothing)";
            if (!shown.equals(compiled)) {
                return complaint(
                        fence,
                        "differs from %s in line %d of the code:%n  page:   %s%n  source: %s"
                                .formatted(snippet, i + 1, shown, compiled));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> complaint(Fence fence, String what) {
        return Optional.of(fence.place() + ": " + what);
    }
}
