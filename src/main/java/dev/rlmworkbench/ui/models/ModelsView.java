package dev.rlmworkbench.ui.models;

import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.CutText;
import dev.rlmworkbench.ui.control.EmptyState;
import dev.rlmworkbench.ui.control.FieldError;
import dev.rlmworkbench.ui.control.SectionHeader;
import dev.rlmworkbench.ui.control.StyleSheets;
import dev.rlmworkbench.ui.screen.Confirmation;
import dev.rlmworkbench.ui.screen.Screen;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.screen.ScreenId;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The model servers' models: a list, a test of each, downloads.
public final class ModelsView implements Screen {

    private static final double ROW = 32;
    private static final int MAX_ROWS = 10;

    /// Room for the title of a column.
    private static final double MIN_COLUMN = 90;

    private final ScreenContext context;
    private final ModelsViewModel model;
    private final ScrollPane root;
    private final TableView<ModelEntry> table;

    private ModelsView(ScreenContext context) {
        this.context = context;
        var locator = context.services().locator();
        this.model = new ModelsViewModel(
                context.models(), locator, context.jobs(), context.background(), context.notices(), context.errors());
        this.table = table();
        var title = new Label("Models");
        title.getStyleClass().add("title");
        var playground = new PlaygroundPane(
                new PlaygroundViewModel(locator, context.background(), context.pump()),
                table.getSelectionModel().selectedItemProperty());
        var page = new VBox(title, list(), playground, pull(), new PocketCard(context, model.pocket()));
        page.getStyleClass().add("page");
        root = new ScrollPane(page);
        root.setFitToWidth(true);
        root.getStylesheets().add(StyleSheets.address("models"));
    }

    public static Screen of(ScreenContext context) {
        return new ModelsView(context);
    }

    @Override
    public Parent node() {
        return root;
    }

    private Node list() {
        var state = new Label();
        state.getStyleClass().add("small");
        state.setWrapText(true);
        state.textProperty().bind(model.state());
        var delete = Buttons.danger("Delete", Feather.TRASH_2, this::askToDelete);
        delete.setId("delete-model");
        delete.getStyleClass().addAll("ghost", "compact");
        delete.setTooltip(new Tooltip("Only Ollama deletes models; it asks first"));
        delete.disableProperty()
                .bind(table.getSelectionModel()
                        .selectedItemProperty()
                        .map(entry -> !entry.onOllama())
                        .orElse(true));
        var trouble = new FieldError(table.getSelectionModel()
                .selectedItemProperty()
                .map(ModelEntry::trouble)
                .orElse(""));
        trouble.setId("model-trouble");
        var unload = Buttons.ghost("Free its memory", () -> {
            var chosen = table.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                model.unload(chosen);
            }
        });
        unload.getStyleClass().add("compact");
        unload.disableProperty()
                .bind(table.getSelectionModel()
                        .selectedItemProperty()
                        .map(entry -> entry.running() == null)
                        .orElse(true));
        var refresh = Buttons.icon(Feather.REFRESH_CW, "Ask the servers again", model::refresh);
        var empty = new EmptyState(
                Feather.BOX,
                "No models",
                "Start Ollama and pull a model below, or name an endpoint of your own.",
                Buttons.normal("Look again", Feather.REFRESH_CW, model::refresh),
                Buttons.ghost("Add an endpoint", () -> context.navigator().open(ScreenId.SETTINGS)));
        onlyWhen(table, Bindings.isNotEmpty(model.entries()));
        onlyWhen(empty, Bindings.isEmpty(model.entries()));
        return new Card(
                new SectionHeader("Servers and folders", unload, delete, refresh), state, table, trouble, empty);
    }

    private void askToDelete() {
        var chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            var name = chosen.model().name();
            context.overlay()
                    .show(new Confirmation(
                            context.overlay(),
                            "Delete %s?".formatted(name),
                            "It leaves the disk of %s, which frees %s. Only a new download brings it back."
                                    .formatted(chosen.server().address(), chosen.size()),
                            "Keep it",
                            "Delete it",
                            Feather.TRASH_2,
                            () -> model.delete(chosen)));
        }
    }

    private TableView<ModelEntry> table() {
        var made = new TableView<>(model.entries());
        made.setId("models");
        made.setFixedCellSize(ROW);
        made.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        made.getColumns().add(column("Model", 220, entry -> entry.model().name(), "strong"));
        made.getColumns().add(column("Family", 90, ModelEntry::family, "words"));
        made.getColumns().add(column("Parameters", 90, ModelEntry::parameters, "figure"));
        made.getColumns().add(column("Window", 80, ModelEntry::window, "figure"));
        made.getColumns().add(column("Size", 80, ModelEntry::size, "figure"));
        made.getColumns().add(column("Type", 100, ModelEntry::quantization, "words"));
        made.getColumns().add(column("Prompts", 80, ModelEntry::profile, "words"));
        made.getColumns().add(column("In memory", 130, ModelEntry::memory, "words"));
        made.getColumns().add(column("Where", 200, entry -> entry.server().address(), "words"));
        made.prefHeightProperty()
                .bind(Bindings.size(model.entries()).map(size -> (Math.min(size.intValue(), MAX_ROWS) + 1) * ROW + 8));
        made.setMinHeight(ROW * 3);
        // a model that is chosen is one that can be tested
        model.entries().addListener((javafx.collections.ListChangeListener<ModelEntry>) _ -> chooseFirst(made));
        chooseFirst(made);
        return made;
    }

    private static void chooseFirst(TableView<ModelEntry> table) {
        if (table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }

    private static TableColumn<ModelEntry, String> column(
            String title, double width, Function<ModelEntry, String> value, String styleClass) {
        var column = new TableColumn<ModelEntry, String>(title);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, MIN_COLUMN));
        column.setCellFactory(_ -> CutText.of(new TextFieldTableCell<>()));
        column.getStyleClass().add(styleClass);
        return column;
    }

    private Node pull() {
        var name = new TextField();
        name.setId("pull-name");
        name.setPromptText("qwen2.5-coder:1.5b");
        HBox.setHgrow(name, Priority.ALWAYS);
        Runnable start = () -> {
            if (model.pull(name.getText())) {
                name.clear();
            }
        };
        name.setOnAction(_ -> start.run());
        var button = Buttons.normal("Pull", Feather.DOWNLOAD, start);
        button.setId("pull");
        var hint = new Label(
                "Ollama downloads it at %s; the progress is under Jobs, and a cancelled download goes on later."
                        .formatted(context.services().locator().ollamaAddress()));
        hint.getStyleClass().add("small");
        hint.setWrapText(true);
        return Card.titled("Get a model", hint, new HBox(8, name, button), new FieldError(name, model.pullError()));
    }

    private static void onlyWhen(Node node, javafx.beans.value.ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}
