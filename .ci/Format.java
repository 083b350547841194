import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * Runs google-java-format over every source file below the current directory.
 *
 * <p>The formatter needs a newer Java than the one Maven may run on, so the build starts this file
 * on the JDK it selected: with {@code check} it names the files that are not formatted and fails,
 * with {@code apply} it formats them.
 */
final class Format {

    public static void main(String[] arguments) throws IOException {
        boolean apply = arguments[0].equals("apply");
        List<String> command = new ArrayList<>(List.of("--aosp"));
        command.addAll(
                apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
        command.addAll(sources(Path.of("")));
        int status =
                ToolProvider.findFirst("google-java-format")
                        .orElseThrow()
                        .run(System.out, System.err, command.toArray(String[]::new));
        if (status != 0 && !apply) {
            System.err.println("Not formatted (see above): run `mvn -q -Pformat process-sources`.");
        }
        System.exit(status);
    }

    private static List<String> sources(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().matches(".*\\btarget\\b.*"))
                    .map(Path::toString)
                    .toList();
        }
    }
}
