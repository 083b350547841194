package dev.treadle.samples.life;

import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.samples.BadInputException;
import dev.treadle.samples.Between;
import dev.treadle.samples.Ending;
import dev.treadle.samples.Sample;
import dev.treadle.scheduler.Result;
import dev.treadle.scheduler.ResultException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws generations, and says how long each took. */
@Command(name = "life", description = "The Game of Life with an actor for each cell.")
public final class LifeSample extends Sample {

    private static final Pattern PAIR = Pattern.compile("(\\d{1,4})[x,](\\d{1,4})");

    @Option(
            names = "--size",
            paramLabel = "ROWSxCOLUMNS",
            defaultValue = "5x9",
            description = "The size of the grid; ${DEFAULT-VALUE} unless given.")
    private String size = "";

    @Between(least = 1, most = 100_000)
    @Option(
            names = "--generations",
            paramLabel = "N",
            defaultValue = "5",
            description = "So many pictures, the first included; ${DEFAULT-VALUE} unless given.")
    private int generations;

    @Between(least = 0, most = 4_000)
    @Option(
            names = "--io-ms",
            paramLabel = "N",
            defaultValue = "0",
            description = "Each cell waits so many milliseconds; ${DEFAULT-VALUE} unless given.")
    private int ioMillis;

    @Option(
            names = "--random",
            paramLabel = "SEED",
            description = "Begin with a third of the cells alive instead of a glider.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--break",
            paramLabel = "ROW,COLUMN",
            description = "Let one cell fail, to see how that is reported.")
    private String broken = "";

    /** Called by picocli. */
    public LifeSample() {}

    @Override
    protected Ending run(ActorSystem system) {
        int[] dimensions = pair("--size", "ROWSxCOLUMNS, such as 100x100", size);
        BadInputException.unlessBetween(1, 1_000, "--size", dimensions[0]);
        BadInputException.unlessBetween(1, 1_000, "--size", dimensions[1]);
        Grid grid =
                seed.map(Random::new)
                        .map(random -> Grid.random(dimensions[0], dimensions[1], random))
                        .orElseGet(() -> Grid.withGlider(dimensions[0], dimensions[1]));
        List<ActorRef<Cell.Step>> cells = spawn(system, grid);
        draw(grid, "generation 0");
        try {
            for (int generation = 1; generation < generations; generation++) {
                long began = system.timers().nanoTime();
                grid = simulate(grid, cells);
                long millis = (system.timers().nanoTime() - began) / 1_000_000;
                draw(grid, "generation %d, after %d ms".formatted(generation, millis));
            }
        } catch (ResultException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return Ending.with(1, String.valueOf(cause.getMessage()));
        }
        return Ending.well();
    }

    private List<ActorRef<Cell.Step>> spawn(ActorSystem system, Grid grid) {
        int[] bad = broken.isEmpty() ? new int[] {-1, -1} : pair("--break", "ROW,COLUMN", broken);
        var io = Duration.ofMillis(ioMillis);
        List<ActorRef<Cell.Step>> cells = new ArrayList<>();
        for (int row = 0; row < grid.height(); row++) {
            for (int column = 0; column < grid.width(); column++) {
                int y = row;
                int x = column;
                boolean isBad = y == bad[0] && x == bad[1];
                cells.add(system.spawn(() -> new Cell(y, x, io, isBad)));
            }
        }
        return cells;
    }

    // tag::simulate
    /** Asks all cells at once, and puts their answers together; fails as the first cell fails. */
    private static Grid simulate(Grid grid, List<ActorRef<Cell.Step>> cells) {
        List<Result<Boolean>> answers = new ArrayList<>(cells.size());
        for (int y = 0; y < grid.height(); y++) {
            for (int x = 0; x < grid.width(); x++) {
                boolean alive = grid.isAlive(y, x);
                int neighbours = grid.neighbours(y, x);
                ActorRef<Cell.Step> cell = cells.get(y * grid.width() + x);
                answers.add(cell.ask(replyTo -> new Cell.Step(alive, neighbours, replyTo)));
            }
        }
        return grid.next(Result.all(answers).await());
    }

    // end::simulate

    private void draw(Grid grid, String title) {
        out().println("%s, %d alive".formatted(title, grid.population()));
        grid.rows().forEach(out()::println);
        out().flush();
    }

    private static int[] pair(String option, String form, String value) {
        Matcher matcher = PAIR.matcher(value);
        if (!matcher.matches()) {
            throw new BadInputException("%s takes %s, not '%s'.".formatted(option, form, value));
        }
        return new int[] {Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))};
    }
}
