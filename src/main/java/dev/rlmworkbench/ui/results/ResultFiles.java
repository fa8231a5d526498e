package dev.rlmworkbench.ui.results;

import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.html.HtmlReport;
import dev.rlmworkbench.ui.chart.ChartDesk;
import dev.rlmworkbench.ui.results.loaded.LoadedRuns;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.state.JobCentre.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// What leaves the screen as files: charts, and the report.
final class ResultFiles {

    private final ScreenContext context;
    private final ResultsViewModel model;
    private final ChartDesk charts;

    ResultFiles(ScreenContext context, ResultsViewModel model, ChartDesk charts) {
        this.context = context;
        this.model = model;
        this.charts = charts;
    }

    /// Asks how a chart is to be written.
    ///
    /// @param figure  to begin with
    /// @param figures that can be chosen
    void export(Figure figure, List<Figure> figures) {
        model.runs().ifPresent(runs -> charts.export(name(runs), figure, figures));
    }

    /// Writes all open results, whatever is filtered, as one HTML file.
    void report() {
        model.runs()
                .ifPresent(runs -> context.files()
                        .saveAs("Save the report", name(runs) + ".html")
                        .ifPresent(file -> write(runs, file)));
    }

    private void write(LoadedRuns runs, Path file) {
        var benchmarks = context.services().benchmarks();
        context.jobs().start("Report of " + name(runs), progress -> {
            AtomicFile.write(
                    file,
                    HtmlReport.of(
                            runs.read(),
                            benchmarks,
                            System.getenv(),
                            words -> progress.accept(new Progress(-1, words))));
            context.notices().success("Report written", "%s opens in any browser.".formatted(file), null);
        });
    }

    /// For the names of files.
    private static String name(LoadedRuns runs) {
        return runs.files().stream().map(LoadedRuns.RunFile::name).collect(Collectors.joining("_"));
    }
}
