package dev.rlmworkbench.ui.results;

import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.DropZone;
import dev.rlmworkbench.ui.control.StyleSheets;
import dev.rlmworkbench.ui.results.loaded.ResultsState;
import dev.rlmworkbench.ui.results.table.CellTable;
import dev.rlmworkbench.ui.screen.Command;
import dev.rlmworkbench.ui.screen.Screen;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What runs say: key figures, charts, the table by length and method, and every single task.
public final class ResultsView implements Screen {

    private static final double MIN_TABLE = 300;

    private final ScreenContext context;
    private final ResultsViewModel model;
    private final StackPane root = new StackPane();
    private final ScrollPane page = new ScrollPane();
    private final RunsStartPane start;
    private final KeyTiles tiles = new KeyTiles();
    private final CellTable cells;

    private ResultsView(ScreenContext context) {
        this.context = context;
        this.model = new ResultsViewModel(
                context.background(),
                context.pump(),
                context.services().benchmarks(),
                () -> context.settings().get().experiments());
        cells = new CellTable(model.tasks()::only);
        VBox.setVgrow(cells, Priority.ALWAYS);
        var table = Card.titled("By length and method", cells);
        table.getStyleClass().add("table-card");
        table.setMinHeight(MIN_TABLE);
        VBox.setVgrow(table, Priority.ALWAYS);
        var content = new VBox(new RunsHeader(context, model, this::addFile), tiles, table);
        content.getStyleClass().add("page");
        page.setContent(content);
        page.setFitToWidth(true);
        page.setFitToHeight(true);
        start = new RunsStartPane(context, model, this::chooseFile);
        root.getChildren().addAll(page, start);
        root.getStylesheets().add(StyleSheets.address("results"));
        DropZone.accept(root, model::add);
        model.state().addListener(_ -> showState());
        model.shown().addListener(_ -> showResults());
        addCommands();
        showState();
    }

    public static Screen of(ScreenContext context) {
        return new ResultsView(context);
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

    private void addCommands() {
        add("results.open", "Open a result file", Feather.FOLDER, "Shortcut+O", this::chooseFile);
        add("results.add", "Add a run to the results", Feather.PLUS, "Shortcut+Shift+O", this::addFile);
        add("results.reload", "Read the result files again", Feather.REFRESH_CW, "F5", model::reload);
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
                .ifPresent(file -> model.add(List.of(file)));
    }

    private void showState() {
        boolean open = model.state().get() instanceof ResultsState.Open;
        page.setVisible(open);
        start.setVisible(!open);
    }

    private void showResults() {
        var results = model.shown().get();
        var figures = model.figures().get();
        if (results == null || figures == null) {
            cells.getItems().clear();
            return;
        }
        tiles.show(figures);
        cells.show(results);
    }
}
