package dev.treadle.samples;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The meters of a registry as lines of text: a name, its tags, and what it reads. */
final class MeterTable {

    private record Row(String name, String tags, MeterReading reading) {

        String number() {
            return reading.number();
        }
    }

    private static final Row HEADINGS = new Row("METER", "TAGS", new MeterReading("READS", ""));

    private MeterTable() {}

    /** {@return the lines of the table, sorted by name and tags, under a line of headings} */
    static List<String> of(MeterRegistry registry) {
        var rows = new ArrayList<Row>();
        registry.getMeters().forEach(meter -> rows.add(row(meter)));
        rows.sort(Comparator.comparing(Row::name).thenComparing(Row::tags));
        rows.addFirst(HEADINGS);
        return lines(rows);
    }

    private static Row row(Meter meter) {
        var tags =
                meter.getId().getTags().stream()
                        .map(MeterTable::text)
                        .collect(Collectors.joining(" "));
        return new Row(meter.getId().getName(), tags, MeterReading.of(meter));
    }

    private static String text(Tag tag) {
        return tag.getKey() + "=" + tag.getValue();
    }

    private static List<String> lines(List<Row> rows) {
        int names = width(rows, Row::name);
        int tags = width(rows, Row::tags);
        int numbers = width(rows, Row::number);
        var format = "%%-%ds  %%-%ds  %%%ds %%s".formatted(names, tags, numbers);
        return rows.stream().map(row -> line(format, row)).toList();
    }

    private static int width(List<Row> rows, Function<Row, String> column) {
        return rows.stream().map(column).mapToInt(String::length).max().orElseThrow();
    }

    private static String line(String format, Row row) {
        return format.formatted(row.name(), row.tags(), row.number(), row.reading().of())
                .stripTrailing();
    }
}
