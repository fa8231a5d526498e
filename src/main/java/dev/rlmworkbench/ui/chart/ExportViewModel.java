package dev.rlmworkbench.ui.chart;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.report.export.FigureExport;
import dev.rlmworkbench.report.export.Format;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.paint.FigureSize;
import dev.rlmworkbench.report.paint.FigureTheme;
import dev.rlmworkbench.ui.fx.Background;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What is asked for in the export dialog, what is wrong with it, and the files as they would be written.
public final class ExportViewModel {

    private static final int PREVIEW_DPI = 110;

    private final Background background;
    private final FigureExport export = new FigureExport();
    private final String runs;
    private final ObjectProperty<Figure> figure;
    private final ObjectProperty<ExportTheme> theme = new SimpleObjectProperty<>(ExportTheme.PAPER);
    private final StringProperty width = new SimpleStringProperty("%.0f".formatted(FigureSize.TWO_COLUMNS_MM));
    private final StringProperty font = new SimpleStringProperty("%.0f".formatted(FigureSize.USUAL_FONT_PT));
    private final ObjectProperty<Set<Format>> formats = new SimpleObjectProperty<>(Set.of(Format.PDF));
    private final StringProperty folder = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Preview> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper sizeTrouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper folderTrouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper formatTrouble = new ReadOnlyStringWrapper("");
    private @Nullable Future<?> drawing;

    /// In which colours a file is drawn.
    public enum ExportTheme {
        PAPER("Paper", FigureTheme.PAPER),
        LIGHT("Light", FigureTheme.SCREEN_LIGHT),
        DARK("Dark", FigureTheme.SCREEN_DARK);

        private final String words;
        private final FigureTheme theme;

        ExportTheme(String words, FigureTheme theme) {
            this.words = words;
            this.theme = theme;
        }

        public String words() {
            return words;
        }
    }

    /// The files as they would be written.
    ///
    /// @param png   for the screen
    /// @param size  on paper
    /// @param bytes length of each file that is asked for
    public record Preview(byte[] png, FigureSize size, Map<Format, Integer> bytes) {}

    /// @param runs   names of the runs, for the names of the files
    /// @param figure to begin with
    /// @param folder to begin with
    public ExportViewModel(Background background, String runs, Figure figure, Path folder) {
        this.background = background;
        this.runs = runs;
        this.figure = new SimpleObjectProperty<>(figure);
        this.folder.set(folder.toString());
        for (var each : List.<Observable>of(this.figure, theme, width, font, formats)) {
            each.addListener(_ -> draw());
        }
        draw();
    }

    public ObjectProperty<Figure> figure() {
        return figure;
    }

    public ObjectProperty<ExportTheme> theme() {
        return theme;
    }

    /// In millimetres, as it is typed.
    public StringProperty width() {
        return width;
    }

    /// In points, as it is typed.
    public StringProperty font() {
        return font;
    }

    public ObjectProperty<Set<Format>> formats() {
        return formats;
    }

    public void toggle(Format format) {
        var chosen = EnumSet.noneOf(Format.class);
        chosen.addAll(formats.get());
        if (!chosen.remove(format)) {
            chosen.add(format);
        }
        formats.set(Set.copyOf(chosen));
    }

    public StringProperty folder() {
        return folder;
    }

    /// Null while it is drawn for the first time, and while something is wrong with the size.
    public ReadOnlyObjectProperty<@Nullable Preview> preview() {
        return preview.getReadOnlyProperty();
    }

    /// What is wrong with width or font, empty when nothing is.
    public ReadOnlyStringProperty sizeTrouble() {
        return sizeTrouble.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty formatTrouble() {
        return formatTrouble.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty folderTrouble() {
        return folderTrouble.getReadOnlyProperty();
    }

    /// Of the file in one format.
    public String fileName(Format format) {
        return "%s_%s.%s".formatted(runs, figure.get().text().id(), format.extension());
    }

    private @Nullable FigureSize size() {
        try {
            double wide = Double.parseDouble(width.get().strip());
            double points = Double.parseDouble(font.get().strip());
            sizeTrouble.set("");
            return new FigureSize(wide, FigureSize.of(figure.get(), wide).heightMm(), points);
        } catch (NumberFormatException e) {
            sizeTrouble.set("Width and font size are numbers, such as 174 and 8.");
        } catch (IllegalArgumentException e) {
            sizeTrouble.set(Character.toUpperCase(e.getMessage().charAt(0))
                    + e.getMessage().substring(1) + ".");
        }
        return null;
    }

    private void draw() {
        if (drawing != null) {
            drawing.cancel(true);
        }
        var size = size();
        if (size == null) {
            preview.set(null);
            return;
        }
        var what = figure.get();
        var colours = theme.get().theme;
        var wanted = Set.copyOf(formats.get());
        drawing = background.run(
                () -> {
                    var bytes = new EnumMap<Format, Integer>(Format.class);
                    for (var format : wanted) {
                        bytes.put(format, export.bytes(what, colours, size, format).length);
                    }
                    return new Preview(export.png(what, colours, size, PREVIEW_DPI), size, Map.copyOf(bytes));
                },
                preview::set,
                failure -> sizeTrouble.set("It cannot be drawn: " + failure.getMessage() + "."));
    }

    /// Writes the files; those of the same names are replaced.
    ///
    /// @param done   told the files
    /// @param failed one sentence
    public void save(Consumer<List<Path>> done, Consumer<String> failed) {
        formatTrouble.set(formats.get().isEmpty() ? "Choose at least one format." : "");
        folderTrouble.set(folder.get().isBlank() ? "Choose a folder." : "");
        var size = size();
        if (size == null || formats.get().isEmpty() || folder.get().isBlank()) {
            return;
        }
        Path to;
        try {
            to = Path.of(folder.get().strip());
        } catch (InvalidPathException e) {
            folderTrouble.set("This is no folder: %s.".formatted(e.getReason()));
            return;
        }
        var what = figure.get();
        var colours = theme.get().theme;
        var files = new EnumMap<Format, Path>(Format.class);
        formats.get().forEach(format -> files.put(format, to.resolve(fileName(format))));
        background.run(
                () -> {
                    for (var file : files.entrySet()) {
                        export.write(what, colours, size, file.getKey(), file.getValue());
                    }
                    return new ArrayList<>(files.values());
                },
                done,
                failure -> failed.accept("%s cannot be written: %s."
                        .formatted(
                                to, failure instanceof IOException e ? FileTrouble.reason(e) : failure.getMessage())));
    }
}
