package dev.rlmworkbench.cli.results;

import dev.rlmworkbench.cli.terminal.OneLine;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.report.training.TrainingAxis;
import dev.rlmworkbench.report.training.TrainingFigure;
import dev.rlmworkbench.report.training.TrainingLook;
import dev.rlmworkbench.report.training.TrainingTrace;
import dev.rlmworkbench.result.training.TrainingMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Draws what happened in trainings, all of them in the same figures.
///
/// @param files   `metrics.jsonl` of each, at least one
/// @param figures that are wanted
record TrainingPlot(List<Path> files, List<TrainingFigure> figures, TrainingAxis axis, Terminal terminal) {

    /// For a folder: the trainings' names.
    String name() {
        return files.stream().map(TrainingPlot::name).collect(Collectors.joining("+"));
    }

    private static String name(Path metrics) {
        var folder = metrics.toAbsolutePath().normalize().getParent();
        return Objects.requireNonNullElse(folder.getFileName(), folder).toString();
    }

    /// @param empty loses the figures that are drawn
    /// @return the files
    /// @throws UnusableFileException when a file cannot be read
    /// @throws IOException           when a figure cannot be written
    List<Path> write(FigureFiles drawing, Set<String> empty) throws IOException, UnusableFileException {
        var traces = new ArrayList<TrainingTrace>();
        for (var file : files) {
            traces.add(TrainingTrace.of(name(file), read(file)));
        }
        var written = new ArrayList<Path>();
        for (var kind : figures) {
            var figure = kind.of(traces, TrainingLook.whole(axis));
            if (figure.isPresent()) {
                written.addAll(drawing.write(figure.get()));
                empty.remove(kind.id());
            }
        }
        return written;
    }

    private TrainingMetrics read(Path file) throws UnusableFileException {
        try {
            var metrics = TrainingMetrics.read(file);
            metrics.problems().forEach(problem -> terminal.err().println("Warning: " + OneLine.of(problem, 400)));
            return metrics;
        } catch (IOException e) {
            throw new UnusableFileException(
                    "%s cannot be read: %s.".formatted(file, OneLine.of(FileTrouble.reason(e), 300)));
        }
    }
}
