package dev.rlmworkbench.ui.chart;

import dev.rlmworkbench.report.figure.CellKey;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.paint.Zoom;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.control.StyleSheets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// A chart with its tools: which series, as a table, as a picture in the clipboard, as a file, large.
public class ChartCard extends Card {

    private static final double COPY_SCALE = 2;

    /// A table whose figure grows is not read while it changes all the time.
    private static final long BETWEEN_TABLES = Duration.ofSeconds(2).toNanos();

    private final ChartDesk desk;
    private final ChartPainter copies;
    private final ChartPane chart;
    private final HBox header;
    private final DataTableView table = new DataTableView();
    private final Label nothing = new Label();
    private final MenuButton series = new MenuButton();
    private final ToggleButton asTable = new ToggleButton(null, Icons.of(Feather.LIST));
    private final Button export = Buttons.icon(Feather.DOWNLOAD, "Export as a file", this::export);
    private final ReadOnlyObjectWrapper<@Nullable Figure> shown = new ReadOnlyObjectWrapper<>();
    private final Button enlarge = Buttons.icon(Feather.MAXIMIZE_2, "Enlarge", this::enlarge);
    private final ObjectProperty<@Nullable Consumer<Figure>> enlarger = new SimpleObjectProperty<>();
    private Consumer<Figure> exporter = _ -> {};
    private Subscription hearing = Subscription.EMPTY;
    private long tabledAt;

    /// @param name   of the card, for ids of its controls
    /// @param title  what the chart is
    /// @param chosen told when somebody clicks a point that stands for results; null where the chart is laid out by
    ///               a place that all charts of the screen share, and points stand for none
    /// @param small  whether the tools are behind one button
    protected ChartCard(ChartDesk desk, String name, Node title, @Nullable Consumer<CellKey> chosen, boolean small) {
        this.desk = desk;
        this.copies = new ChartPainter(desk.background(), desk::failed);
        this.chart =
                new ChartPane(new ChartPainter(desk.background(), desk::failed), desk.theme(), desk.pointer(), chosen);
        setId(name);
        getStyleClass().add("chart-card");
        getStylesheets().add(StyleSheets.address("chart"));
        chart.setId(name + "-chart");
        nothing.getStyleClass().add("secondary");
        nothing.setWrapText(true);
        var body = new StackPane(chart, table, nothing);
        body.setMinHeight(0);
        VBox.setVgrow(body, Priority.ALWAYS);
        this.header = header(title);
        if (small) {
            header.getChildren().add(more(name));
        } else {
            header.getChildren().addAll(tools(name));
        }
        getChildren().addAll(header, body);
        asTable.selectedProperty().addListener(_ -> showForm());
        series.setOnShowing(_ -> series.getItems().setAll(toggles()));
        // a menu that has no entry is not opened at all
        series.getItems().add(new CheckMenuItem());
    }

    private static HBox header(Node title) {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var made = new HBox(2, title, space);
        made.getStyleClass().addAll("section-header", "chart-header");
        return made;
    }

    private List<Node> tools(String name) {
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
        export.setId(name + "-export");
        enlarge.setId(name + "-enlarge");
        enlarge.visibleProperty().bind(enlarger.isNotNull());
        enlarge.managedProperty().bind(enlarge.visibleProperty());
        return List.of(series, asTable, copy, export, enlarge);
    }

    private MenuButton more(String name) {
        var more = new MenuButton(null, Icons.of(Feather.MORE_HORIZONTAL));
        more.setId(name + "-more");
        more.getStyleClass().addAll("ghost", "icon-only", "chart-more");
        more.setTooltip(new Tooltip("Table, picture, file, large"));
        more.setAccessibleText("Table, picture, file, large");
        more.setOnShowing(_ -> more.getItems().setAll(entries()));
        // a menu that has no entry is not opened at all
        more.getItems().add(new MenuItem());
        return more;
    }

    private List<MenuItem> entries() {
        var table = new CheckMenuItem("Show as table");
        table.selectedProperty().bindBidirectional(asTable.selectedProperty());
        var entries = new ArrayList<MenuItem>();
        entries.add(table);
        entries.add(entry("Copy as picture", this::copy));
        entries.add(entry("Export as a file", this::export));
        if (enlarger.get() != null) {
            entries.add(entry("Enlarge", this::enlarge));
        }
        if (chart.series().size() > 1) {
            entries.add(new SeparatorMenuItem());
            entries.addAll(toggles());
        }
        return entries;
    }

    /// What is given back when the card goes away for good.
    protected final void keep(Subscription heard) {
        hearing = hearing.and(heard);
    }

    /// For a card that comes and goes while what it hears of stays: it is neither held nor drawn any more.
    final void close() {
        hearing.unsubscribe();
        chart.close();
    }

    private static MenuItem entry(String words, Runnable action) {
        var item = new MenuItem(words);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /// Has a button that shows it large.
    protected final void enlargeBy(Consumer<Figure> how) {
        enlarger.set(how);
    }

    private void enlarge() {
        var figure = shown.get();
        var how = enlarger.get();
        if (figure != null && how != null) {
            how.accept(figure);
        }
    }

    /// @param how told which figure somebody wants as a file
    protected final void exportBy(Consumer<Figure> how) {
        exporter = how;
    }

    /// Stands between the title and the tools.
    protected final void addToHeader(Node node) {
        header.getChildren().add(2, node);
    }

    /// Stands between the header and the chart.
    protected final void addBelowHeader(Node row) {
        getChildren().add(1, row);
    }

    private void export() {
        var figure = shown.get();
        if (figure != null) {
            exporter.accept(figure);
        }
    }

    public ReadOnlyObjectProperty<@Nullable Figure> shown() {
        return shown.getReadOnlyProperty();
    }

    /// The part that is looked at, null for all of it.
    protected final ReadOnlyObjectProperty<@Nullable Zoom> zoom() {
        return chart.zoom();
    }

    /// Width of the picture in pixels, before it is scaled.
    protected final double chartWidth() {
        return chart.getWidth();
    }

    /// The keyboard is in the chart, so that Escape closes a large one.
    @Override
    public void requestFocus() {
        chart.requestFocus();
    }

    /// Shows another figure, all of it.
    ///
    /// @param figure        null for none
    /// @param hiddenAtFirst names of its series that are drawn only when somebody asks for them
    /// @param otherwise     what is said where there is none
    protected final void show(@Nullable Figure figure, Set<String> hiddenAtFirst, String otherwise) {
        shown.set(figure);
        nothing.setText(otherwise);
        chart.show(figure, hiddenAtFirst);
        showForm();
    }

    /// The same figure with newer values: what is zoomed, hidden and pointed at stays.
    protected final void renew(Figure figure) {
        shown.set(figure);
        chart.renew(figure);
        boolean recent = System.nanoTime() - tabledAt < BETWEEN_TABLES;
        if (!asTable.isSelected() || !recent) {
            showForm();
        }
    }

    private void showForm() {
        var figure = shown.get();
        boolean tabular = asTable.isSelected() && figure != null;
        if (tabular) {
            tabledAt = System.nanoTime();
            table.show(figure.table());
        }
        table.setVisible(tabular);
        chart.setVisible(figure != null && !tabular);
        nothing.setVisible(figure == null);
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
    public final void copy() {
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
            desk.copied(figure);
        });
    }
}
