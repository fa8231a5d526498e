package dev.rlmworkbench.ui.results;

import dev.rlmworkbench.display.MethodName;
import dev.rlmworkbench.experiment.summary.SummarySentences;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.figure.HeatMapFigure;
import dev.rlmworkbench.ui.chart.ChartDesk;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.DropZone;
import dev.rlmworkbench.ui.control.SectionHeader;
import dev.rlmworkbench.ui.control.StyleSheets;
import dev.rlmworkbench.ui.control.code.OutputPane;
import dev.rlmworkbench.ui.results.chart.FigureShelf;
import dev.rlmworkbench.ui.results.chart.ShelfCard;
import dev.rlmworkbench.ui.results.loaded.ResultsState;
import dev.rlmworkbench.ui.screen.Command;
import dev.rlmworkbench.ui.screen.Screen;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What runs say: key figures, charts, the table by length and method, and every single task.
public final class ResultsView implements Screen {

    private static final double CHARTS = 290;
    private static final double MIN_TABLE = 300;

    private static final String LEFT_CHART = "results-left-chart";
    private static final String RIGHT_CHART = "results-right-chart";

    private final ScreenContext context;
    private final ResultsViewModel model;
    private final FigureShelf shelf;
    private final ChartDesk charts;
    private final ResultFiles files;
    private final StackPane root = new StackPane();
    private final ScrollPane page = new ScrollPane();
    private final RunsStartPane start;
    private final KeyTiles tiles = new KeyTiles();
    private final TablesCard tables;
    private final ShelfCard left;
    private final ShelfCard right;

    private ResultsView(ScreenContext context) {
        this.context = context;
        this.model = new ResultsViewModel(
                context.background(),
                context.pump(),
                context.services().benchmarks(),
                () -> context.settings().get().experiments());
        this.shelf = new FigureShelf(
                context.background(), failure -> context.errors().failed("A chart cannot be made", failure));
        this.charts = new ChartDesk(context, "results-export-folder");
        this.files = new ResultFiles(context, model, charts);
        tables = new TablesCard(context, model);
        tables.setMinHeight(MIN_TABLE);
        VBox.setVgrow(tables, Priority.ALWAYS);
        left = chart("chart-left", LEFT_CHART, "accuracy_by_context", 0);
        right = chart("chart-right", RIGHT_CHART, "needle_heatmap", 1);
        var charts = new SplitPane(left, right);
        charts.getStyleClass().add("clear-split");
        charts.setMinHeight(CHARTS);
        charts.setPrefHeight(CHARTS);
        VBox.setVgrow(charts, Priority.SOMETIMES);
        context.window().remember(charts, "results-charts", 0.56);
        var header = new RunsHeader(context, model, this::addFile, this::exportShown, files::report);
        var content = new VBox(header, new ResultsNotices(model, this::showProblems), tiles, charts, tables);
        content.getStyleClass().add("page");
        page.setContent(content);
        page.setFitToWidth(true);
        page.setFitToHeight(true);
        start = new RunsStartPane(context, model, this::chooseFile);
        root.getChildren().addAll(page, start);
        root.getStylesheets().add(StyleSheets.address("results"));
        DropZone.accept(root, this::add);
        for (var parts : List.of(tiles, charts, tables)) {
            parts.visibleProperty().bind(model.shown().isNotNull());
            parts.managedProperty().bind(parts.visibleProperty());
        }
        model.state().addListener(_ -> showState());
        model.shown().addListener(_ -> showResults());
        addCommands();
        showState();
    }

    public static Screen of(ScreenContext context) {
        return new ResultsView(context);
    }

    ResultsViewModel model() {
        return model;
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public void accept(ScreenRequest request) {
        if (request instanceof ScreenRequest.OpenResults(var files)) {
            model.open(files);
        }
    }

    @Override
    public void shown() {
        model.loadRecent();
        model.checkFiles();
    }

    private ShelfCard chart(String name, String remembered, String first, int otherwise) {
        var card = new ShelfCard(
                charts, name, shelf, context.window().chosen(remembered, first), otherwise, wishes(this::enlarge));
        card.shown().addListener((_, _, figure) -> {
            if (figure != null) {
                context.window().choose(remembered, card.wanted());
            }
        });
        card.setMinWidth(0);
        return card;
    }

    private ShelfCard.Wishes wishes(@Nullable Consumer<Figure> enlarge) {
        return new ShelfCard.Wishes(
                enlarge == null ? _ -> Set.of() : this::besideThePair,
                cell -> {
                    context.overlay().hide();
                    tables.showTasksOf(cell);
                },
                figure -> files.export(figure, shelf.figures()),
                enlarge);
    }

    /// Where there is little room, a heat map of many methods shows the compared pair and its difference.
    private Set<String> besideThePair(Figure figure) {
        var results = model.shown().get();
        var pair = model.pair().get();
        if (!(figure instanceof HeatMapFigure map) || map.panels().size() <= 3 || results == null || pair == null) {
            return Set.of();
        }
        var sentences = new SummarySentences(results.part(), MethodName::of);
        var first = sentences.name(pair.first());
        var second = sentences.name(pair.second());
        var names = map.panels().stream().map(HeatMapFigure.Panel::name).collect(Collectors.toSet());
        names.removeAll(Set.of(first, second, "%s - %s".formatted(second, first)));
        return names.size() == map.panels().size() ? Set.of() : names;
    }

    private void enlarge(Figure figure) {
        var large = new ShelfCard(charts, "chart-large", shelf, figure.text().id(), 0, wishes(null));
        charts.enlarge(large, root);
    }

    private void addCommands() {
        add("results.open", "Open a result file", Feather.FOLDER, "Shortcut+O", this::chooseFile);
        add("results.add", "Add a run to the results", Feather.PLUS, "Shortcut+Shift+O", this::addFile);
        add("results.export", "Export the chart on the left", Feather.DOWNLOAD, "Shortcut+E", this::exportShown);
        add("results.report", "Write a report of the results", Feather.FILE_TEXT, "Shortcut+R", files::report);
        add("results.copy", "Copy the chart on the left as a picture", Feather.COPY, "Shortcut+Shift+C", left::copy);
        add("results.reload", "Read the result files again", Feather.REFRESH_CW, "F5", model::reload);
        add("results.next", "Next chart on the left", Feather.CHEVRON_RIGHT, "N", () -> left.step(1));
        add("results.back", "Chart before it on the left", Feather.CHEVRON_LEFT, "B", () -> left.step(-1));
        add("results.rows", "Tasks, or by length and method", Feather.LIST, "T", tables::switchRows);
    }

    private void add(String id, String label, Feather icon, String keys, Runnable action) {
        context.commands().add(Command.of(id, label, icon, keys, action).on(ScreenId.RESULTS));
    }

    private void chooseFile() {
        context.files()
                .chooseFile("Open a result file", "Results", List.of("*.jsonl"))
                .ifPresent(file -> model.open(List.of(file)));
    }

    private void addFile() {
        context.files()
                .chooseFile("Add a result file", "Results", List.of("*.jsonl"))
                .ifPresent(file -> add(List.of(file)));
    }

    private void add(List<Path> files) {
        model.add(files, why -> context.notices().warning("Not added", why));
    }

    private void exportShown() {
        var figure = left.shown().get();
        if (figure != null) {
            files.export(figure, shelf.figures());
        }
    }

    private void showProblems(List<String> problems) {
        var lines = new OutputPane(24);
        lines.show(String.join("\n", problems));
        var sheet = new VBox(
                12,
                new SectionHeader("Lines that could not be used"),
                lines,
                Buttons.normal("Close", Feather.X, context.overlay()::hide));
        sheet.getStyleClass().addAll("popover-surface", "dialog-card");
        context.overlay().show(sheet);
    }

    private void showState() {
        boolean open = model.state().get() instanceof ResultsState.Open;
        page.setVisible(open);
        start.setVisible(!open);
    }

    private void showResults() {
        var results = model.shown().get();
        var figures = model.figures().get();
        if (figures != null) {
            tiles.show(figures);
        }
        shelf.show(results == null ? null : results.part(), List.of(right.wanted(), left.wanted()));
    }
}
