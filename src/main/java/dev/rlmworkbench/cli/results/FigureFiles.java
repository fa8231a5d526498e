package dev.rlmworkbench.cli.results;

import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.report.export.FigureExport;
import dev.rlmworkbench.report.export.Format;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.FigureKind;
import dev.rlmworkbench.report.paint.FigureSize;
import dev.rlmworkbench.report.paint.FigureTheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Figures of one set of results as files of one folder; a file of the same name is replaced at once.
final class FigureFiles {

    /// How they look.
    ///
    /// @param scale of PNG, 1 for [FigureExport#PRINT_DPI]
    record Style(FigureTheme theme, double widthMm, Set<Format> formats, double scale) {}

    private final Style style;
    private final Path folder;
    private final Consumer<String> progress;
    private final FigureExport export = new FigureExport();

    /// @param progress hears each figure's title before it is drawn
    FigureFiles(Style style, Path folder, Consumer<String> progress) {
        this.style = style;
        this.folder = folder;
        this.progress = progress;
    }

    /// @param several whether the results have other parts, too: then each task type has a folder of its own
    /// @return the files; none where the part holds nothing for this kind
    List<Path> write(FigureKind kind, Summary.Part part, boolean several) throws IOException {
        var written = new ArrayList<Path>();
        var place = several && !part.taskType().equals(Summary.ALL_TYPES)
                ? folder.resolve(
                        part.taskType().replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.", "_"))
                : folder;
        for (var figure : kind.figures(part)) {
            written.addAll(write(figure, place));
        }
        return written;
    }

    /// @return the files, into the folder itself
    List<Path> write(Figure figure) throws IOException {
        return write(figure, folder);
    }

    private List<Path> write(Figure figure, Path place) throws IOException {
        progress.accept(figure.text().title());
        var written = new ArrayList<Path>();
        var size = FigureSize.of(figure, style.widthMm());
        for (var format : style.formats()) {
            var file = place.resolve(figure.text().id() + "." + format.extension());
            if (format == Format.PNG) {
                int dpi = (int) Math.round(style.scale() * FigureExport.PRINT_DPI);
                AtomicFile.write(file, export.png(figure, style.theme(), size, dpi));
            } else {
                export.write(figure, style.theme(), size, format, file);
            }
            written.add(file);
        }
        return written;
    }
}
