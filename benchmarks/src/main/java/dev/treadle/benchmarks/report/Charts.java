package dev.treadle.benchmarks.report;

import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler.LegendPosition;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The figures as pictures. */
final class Charts {

    static final String GROWTH = "growth.png";
    static final String THROUGHPUT = "throughput.png";

    private static final int WIDTH = 960;
    private static final int HEIGHT = 480;
    private static final String GROWTH_PREFIX = "growth-";

    private final Scores scores;

    Charts(Scores scores) {
        this.scores = scores;
    }

    /** Writes the pictures into a directory. */
    void write(Path directory) throws IOException {
        save(growth(), directory.resolve(GROWTH));
        save(throughput(), directory.resolve(THROUGHPUT));
    }

    private static void save(Chart<?, ?> chart, Path file) throws IOException {
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
    }

    /** Nanoseconds a message against the number of actors, a line for each runtime. */
    private XYChart growth() {
        var chart =
                new XYChartBuilder()
                        .width(WIDTH)
                        .height(HEIGHT)
                        .title("Time for a message, by number of actors (lower is better)")
                        .xAxisTitle("actors")
                        .yAxisTitle("ns/message")
                        .build();
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisLogarithmic(true);
        for (String runtime : scores.runtimes()) {
            var sizes = new ArrayList<Double>();
            var nanos = new ArrayList<Double>();
            for (String workload : scores.workloads()) {
                if (workload.startsWith(GROWTH_PREFIX)) {
                    scores.find(workload, runtime)
                            .ifPresent(score -> {
                                sizes.add(
                                        Double.valueOf(workload.substring(GROWTH_PREFIX.length())));
                                nanos.add(score.value());
                            });
                }
            }
            if (!sizes.isEmpty()) {
                chart.addSeries(runtime, sizes, nanos);
            }
        }
        return chart;
    }

    /** Messages or asks a second, a group of bars for each workload. */
    private CategoryChart throughput() {
        var chart =
                new CategoryChartBuilder()
                        .width(WIDTH)
                        .height(HEIGHT)
                        .title("Throughput by runtime (higher is better)")
                        .yAxisTitle("per second, logarithmic")
                        .build();
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setXAxisLabelRotation(30);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        var measured = Scores.MESSAGING.stream().filter(scores.workloads()::contains).toList();
        chart.getStyler().setYAxisMin(powerOfTenBelow(measured));
        for (String runtime : scores.runtimes()) {
            List<Double> rates =
                    measured.stream().map(workload -> rateOrNone(workload, runtime)).toList();
            if (rates.stream().anyMatch(rate -> rate > 0)) {
                chart.addSeries(runtime, measured, rates);
            }
        }
        return chart;
    }

    /** Where the bars begin: a logarithmic axis has no zero. */
    private double powerOfTenBelow(List<String> workloads) {
        double lowest =
                workloads.stream()
                        .flatMap(workload -> scores.of(workload).stream())
                        .mapToDouble(Score::value)
                        .min()
                        .orElse(1);
        return Math.pow(10, Math.floor(Math.log10(lowest)));
    }

    private double rateOrNone(String workload, String runtime) {
        return scores.find(workload, runtime).map(Score::value).orElse(Double.NaN);
    }
}
