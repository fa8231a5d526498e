package dev.rlmworkbench.ui.results;

import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.html.HtmlReport;
import dev.rlmworkbench.ui.control.StyleSheets;
import dev.rlmworkbench.ui.results.export.ExportDialog;
import dev.rlmworkbench.ui.results.export.ExportViewModel;
import dev.rlmworkbench.ui.results.loaded.LoadedRuns;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.state.JobCentre.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// What leaves the screen as files: charts, and the report.
final class ResultFiles {

    private static final String FOLDER = "results-export-folder";
    private static final int MAX_NAME = 80;

    private final ScreenContext context;
    private final ResultsViewModel model;

    ResultFiles(ScreenContext context, ResultsViewModel model) {
        this.context = context;
        this.model = model;
    }

    /// Asks how a chart is to be written.
    ///
    /// @param figure  to begin with
    /// @param figures that can be chosen
    void export(Figure figure, List<Figure> figures) {
        model.runs().ifPresent(runs -> {
            var experiments = context.settings().get().experiments();
            var folder = Path.of(context.window()
                    .chosen(
                            FOLDER,
                            experiments.resolve("plots").toAbsolutePath().toString()));
            var wanted = new ExportViewModel(context.background(), name(runs), figure, folder);
            var dialog = new ExportDialog(
                    wanted,
                    List.copyOf(figures),
                    () -> context.files()
                            .chooseFolder("Where the files go")
                            .ifPresent(chosen -> wanted.folder().set(chosen.toString())),
                    this::exported,
                    context.overlay()::hide);
            dialog.getStylesheets().add(StyleSheets.address("results"));
            context.overlay().show(dialog);
        });
    }

    private void exported(List<Path> files) {
        context.overlay().hide();
        context.window().choose(FOLDER, String.valueOf(files.getFirst().getParent()));
        context.notices()
                .success("Exported", files.stream().map(Path::toString).collect(Collectors.joining(", ")), null);
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
        var names = runs.files().stream().map(LoadedRuns.RunFile::name).collect(Collectors.joining("_"));
        return names.substring(0, Math.min(MAX_NAME, names.length()));
    }
}
