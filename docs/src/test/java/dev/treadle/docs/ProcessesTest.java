package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorSystem;
import dev.treadle.io.ChildProcess;
import dev.treadle.io.Command;
import dev.treadle.io.Framing;
import dev.treadle.io.ProcessEvent;
import dev.treadle.io.ProcessExit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The programs of docs/guide/processes.md. */
class ProcessesTest {

    private final ActorSystem system = ActorSystem.create("processes");
    private final List<String> printed = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void shouldTellWhatAProcessPrints() {
        // tag::actor
        var printer =
                system.spawn(
                        "printer",
                        Actor.<ProcessEvent<String>>of(event -> {
                            switch (event) {
                                case ProcessEvent.Output(var line) -> printed.add(line);
                                case ProcessEvent.ErrorLine(var line) -> printed.add("! " + line);
                                case ProcessEvent.Exited(var exit) ->
                                        printed.add("status " + exit.status());
                            }
                        }));
        ChildProcess<String> sort =
                ChildProcess.start(
                        system, "sort", Command.of("sort", "-n"), Framing.lines(), printer);
        sort.tell("30");
        sort.tell("4");
        sort.closeInput();
        ProcessExit exit = sort.exit().await();
        // end::actor
        assertThat(exit.isClean()).isTrue();
        printer.close();
        printer.join();
        assertThat(printed).containsExactly("4", "30", "status 0");
    }

    @Test
    void shouldPipeAndTimeOut() {
        // tag::pipe
        Command count =
                Command.of("cat", "/etc/passwd").pipe("wc", "-l").timeout(Duration.ofSeconds(10));
        // end::pipe
        var process = ChildProcess.start(system, "count", count, Framing.lines(), event -> {});
        assertThat(process.exit().await().statuses()).containsExactly(0, 0);
    }
}
