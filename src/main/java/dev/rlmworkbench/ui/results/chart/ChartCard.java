package dev.rlmworkbench.ui.results.chart;

import dev.rlmworkbench.report.figure.CellKey;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.paint.FigureTheme;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.fx.Background;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// One chart of the shelf, which one is chosen by its title, with its tools.
public final class ChartCard extends Card {

    private static final double COPY_SCALE = 2;

    private final FigureShelf shelf;
    private final ChartPainter copies;
    private final Tools tools;
    private final ChartPane chart;
    private final DataTableView table = new DataTableView();
    private final Label nothing = new Label();
    private final MenuButton title = new MenuButton();
    private final MenuButton series = new MenuButton();
    private final ToggleButton asTable = new ToggleButton(null, Icons.of(Feather.LIST));
    private final ReadOnlyObjectWrapper<@Nullable Figure> shown = new ReadOnlyObjectWrapper<>();
    private final int otherwise;
    private String wanted;

    /// What a card needs of its screen.
    ///
    /// @param theme    in which charts are drawn
    /// @param pointed  what the pointer is at, shared by all charts
    /// @param hiddenAtFirst names of a figure's series that are drawn only when somebody asks for them
    /// @param chosen   told when somebody clicks a point
    /// @param export   told which figure somebody wants as a file
    /// @param enlarge  told which figure somebody wants to see large; null in a card that is large already
    /// @param copied   told that a picture is in the clipboard
    /// @param failed   hears why something could not be drawn
    public record Tools(
            Background background,
            ObservableValue<FigureTheme> theme,
            ObjectProperty<@Nullable CellKey> pointed,
            Function<Figure, Set<String>> hiddenAtFirst,
            Consumer<CellKey> chosen,
            Consumer<Figure> export,
            @Nullable Consumer<Figure> enlarge,
            Consumer<Figure> copied,
            Consumer<Exception> failed) {}

    /// @param name  of the card, for ids of its controls
    /// @param first     id of the figure to begin with
    /// @param otherwise place on the shelf of the figure that is shown where there is none of that id
    public ChartCard(String name, FigureShelf shelf, String first, int otherwise, Tools tools) {
        this.shelf = shelf;
        this.otherwise = otherwise;
        this.tools = tools;
        this.wanted = first;
        this.copies = new ChartPainter(tools.background(), tools.failed());
        this.chart = new ChartPane(
                new ChartPainter(tools.background(), tools.failed()), tools.theme(), tools.pointed(), tools.chosen());
        setId(name);
        getStyleClass().add("chart-card");
        chart.setId(name + "-chart");
        title.setId(name + "-title");
        title.getStyleClass().add("chart-title");
        title.setMnemonicParsing(false);
        title.setMinWidth(0);
        title.setAccessibleText("Which chart is shown");
        nothing.getStyleClass().add("secondary");
        nothing.setWrapText(true);
        var body = new StackPane(chart, table, nothing);
        body.setMinHeight(0);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(header(name), body);
        asTable.selectedProperty().addListener(_ -> show());
        shelf.figures().addListener((javafx.beans.Observable _) -> find());
        shelf.making().addListener(_ -> find());
        title.setOnShowing(_ -> title.getItems().setAll(choices()));
        series.setOnShowing(_ -> series.getItems().setAll(toggles()));
        // a menu that has no entry is not opened at all
        title.getItems().add(new RadioMenuItem());
        series.getItems().add(new CheckMenuItem());
        find();
    }

    private HBox header(String name) {
        series.setId(name + "-series");
        series.setGraphic(Icons.of(Feather.EYE));
        series.getStyleClass().add("ghost");
        series.setTooltip(new Tooltip("Which series are drawn"));
        series.setAccessibleText("Which series are drawn");
        asTable.setId(name + "-table");
        asTable.getStyleClass().addAll("ghost", "icon-only");
        asTable.setTooltip(new Tooltip("Show as table"));
        asTable.setAccessibleText("Show as table");
        var copy = Buttons.icon(Feather.COPY, "Copy as picture", this::copy);
        copy.setId(name + "-copy");
        var export = Buttons.icon(Feather.DOWNLOAD, "Export as a file", () -> {
            var figure = shown.get();
            if (figure != null) {
                tools.export().accept(figure);
            }
        });
        export.setId(name + "-export");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var header = new HBox(2, title, space, series, asTable, copy, export);
        header.getStyleClass().addAll("section-header", "chart-header");
        var enlarge = tools.enlarge();
        if (enlarge != null) {
            var large = Buttons.icon(Feather.MAXIMIZE_2, "Enlarge", () -> {
                var figure = shown.get();
                if (figure != null) {
                    enlarge.accept(figure);
                }
            });
            large.setId(name + "-enlarge");
            header.getChildren().add(large);
        }
        return header;
    }

    public ReadOnlyObjectProperty<@Nullable Figure> shown() {
        return shown.getReadOnlyProperty();
    }

    /// Id of the figure that is shown as soon as it is there.
    public String wanted() {
        return wanted;
    }

    public void choose(String id) {
        wanted = id;
        find();
    }

    /// The keyboard is in the chart, so that Escape closes a large one.
    @Override
    public void requestFocus() {
        chart.requestFocus();
    }

    /// The next of the shelf, or the one before.
    public void step(int by) {
        var figures = shelf.figures();
        if (!figures.isEmpty()) {
            int at = figures.indexOf(shown.get());
            choose(figures.get(Math.floorMod(at + by, figures.size())).text().id());
        }
    }

    private void find() {
        var found = shelf.find(wanted)
                // the results that were shown before may have had it, and these may not
                .or(() -> shelf.making().get()
                        ? Optional.empty()
                        : shelf.figures().stream().skip(otherwise).findFirst())
                .orElse(null);
        if (found != shown.get()) {
            shown.set(found);
            show();
        } else if (found == null) {
            show();
        }
    }

    private void show() {
        var figure = shown.get();
        boolean tabular = asTable.isSelected() && figure != null;
        title.setText(figure == null ? "Chart" : figure.text().title());
        title.setTooltip(new Tooltip(title.getText() + ": choose another chart"));
        chart.show(figure, figure == null ? Set.of() : tools.hiddenAtFirst().apply(figure));
        if (tabular) {
            table.show(figure.table());
        }
        table.setVisible(tabular);
        chart.setVisible(figure != null && !tabular);
        nothing.setVisible(figure == null);
        nothing.setText(shelf.making().get() ? "The chart is being made" : "These results hold nothing for a chart");
    }

    private List<RadioMenuItem> choices() {
        var group = new ToggleGroup();
        return shelf.figures().stream()
                .map(figure -> {
                    var item = new RadioMenuItem(figure.text().title());
                    item.setMnemonicParsing(false);
                    item.setToggleGroup(group);
                    item.setSelected(figure.equals(shown.get()));
                    item.setOnAction(_ -> choose(figure.text().id()));
                    return item;
                })
                .toList();
    }

    private List<CheckMenuItem> toggles() {
        var hidden = chart.hidden();
        return chart.series().stream()
                .map(name -> {
                    var item = new CheckMenuItem(name);
                    item.setMnemonicParsing(false);
                    item.setSelected(!hidden.contains(name));
                    item.setOnAction(_ -> chart.toggle(name));
                    return item;
                })
                .toList();
    }

    /// Puts the picture as it is drawn now into the clipboard, twice as large.
    public void copy() {
        var figure = shown.get();
        var wish = chart.wish(COPY_SCALE);
        if (figure == null || wish == null) {
            return;
        }
        copies.draw(wish, drawn -> {
            var content = new ClipboardContent();
            content.putImage(drawn.image());
            content.putString(figure.text().title());
            Clipboard.getSystemClipboard().setContent(content);
            tools.copied().accept(figure);
        });
    }
}
