package dev.rlmworkbench.ui.chart;

import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.paint.FigureTheme;
import dev.rlmworkbench.ui.control.StyleSheets;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.screen.ScreenContext;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;

/// What all charts of a screen share: colours, what is pointed at, and how they leave the window.
public final class ChartDesk {

    /// Of the screen's width and height: an enlarged chart.
    private static final double LARGE = 0.94;

    private static final int MAX_NAME = 80;

    private final ScreenContext context;
    private final String exportFolder;
    private final ObjectProperty<FigureTheme> theme = new SimpleObjectProperty<>();
    private final ChartPointer pointer = new ChartPointer();

    /// @param exportFolder under which the window remembers where files went last
    public ChartDesk(ScreenContext context, String exportFolder) {
        this.context = context;
        this.exportFolder = exportFolder;
        followTheme();
    }

    /// The style sheet of the window is changed by listeners that were there before these.
    private void followTheme() {
        Runnable look = () -> theme.set(StyleSheets.isDark() ? FigureTheme.SCREEN_DARK : FigureTheme.SCREEN_LIGHT);
        context.settings().property().addListener((_, _, _) -> look.run());
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> look.run());
        look.run();
    }

    ObservableValue<FigureTheme> theme() {
        return theme;
    }

    ChartPointer pointer() {
        return pointer;
    }

    Background background() {
        return context.background();
    }

    void copied(Figure figure) {
        context.notices()
                .success(
                        "Copied",
                        "%s is in the clipboard as a picture."
                                .formatted(figure.text().title()),
                        null);
    }

    public void failed(Exception why) {
        context.errors().failed("A chart cannot be drawn", why);
    }

    /// Asks how a chart is to be written.
    ///
    /// @param names   of what it is about, for the names of the files
    /// @param figure  to begin with
    /// @param figures that can be chosen
    public void export(String names, Figure figure, List<Figure> figures) {
        var usual = context.settings()
                .get()
                .experiments()
                .resolve("plots")
                .toAbsolutePath()
                .toString();
        var wanted = new ExportViewModel(
                context.background(),
                names.substring(0, Math.min(MAX_NAME, names.length())),
                figure,
                Path.of(context.window().chosen(exportFolder, usual)));
        context.overlay()
                .show(new ExportDialog(
                        wanted,
                        List.copyOf(figures),
                        () -> context.files()
                                .chooseFolder("Where the files go")
                                .ifPresent(chosen -> wanted.folder().set(chosen.toString())),
                        this::exported,
                        context.overlay()::hide));
    }

    private void exported(List<Path> files) {
        context.overlay().hide();
        context.window().choose(exportFolder, String.valueOf(files.getFirst().getParent()));
        context.notices()
                .success("Exported", files.stream().map(Path::toString).collect(Collectors.joining(", ")), null);
    }

    /// Shows a chart above the screen.
    ///
    /// @param card   made for this alone, as it is closed with it
    /// @param screen nearly all of which it takes
    public void enlarge(ChartCard card, Region screen) {
        card.getStyleClass().add("popover-surface");
        for (var width : List.of(card.minWidthProperty(), card.prefWidthProperty(), card.maxWidthProperty())) {
            width.bind(screen.widthProperty().multiply(LARGE));
        }
        for (var height : List.of(card.minHeightProperty(), card.prefHeightProperty(), card.maxHeightProperty())) {
            height.bind(screen.heightProperty().multiply(LARGE));
        }
        context.overlay().show(card, Pos.CENTER, card::close);
    }
}
