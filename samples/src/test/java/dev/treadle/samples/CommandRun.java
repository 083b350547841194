package dev.treadle.samples;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * What became of a command line, run in this JVM.
 *
 * @param status what the launcher would end with
 * @param out what it printed
 * @param err what it complained about
 */
public record CommandRun(int status, String out, String err) {

    public static CommandRun of(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status =
                Samples.commandLine(arguments)
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(arguments);
        return new CommandRun(status, out.toString(), err.toString());
    }

    public List<String> lines() {
        return out.lines().toList();
    }
}
