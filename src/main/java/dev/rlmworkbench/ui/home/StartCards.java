package dev.rlmworkbench.ui.home;

import dev.rlmworkbench.display.Plural;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.CommandLine;
import dev.rlmworkbench.ui.control.DropZone;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.control.MethodMark;
import dev.rlmworkbench.ui.control.PocketChip;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.state.ModelWatch;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The four first steps.
final class StartCards {

    private final ScreenContext context;
    private final HomeViewModel model;

    StartCards(ScreenContext context, HomeViewModel model) {
        this.context = context;
        this.model = model;
    }

    /// @param wide whether there is room for all in one row, else there are two rows
    Node node(ObservableBooleanValue wide) {
        var cards = List.of(sample(), ask(), ollama(), open());
        var grid = new GridPane(16, 16);
        wide.addListener((_, _, now) -> arrange(grid, cards, now ? 4 : 2));
        arrange(grid, cards, wide.get() ? 4 : 2);
        return grid;
    }

    private static void arrange(GridPane grid, List<Region> cards, int columns) {
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        for (int i = 0; i < columns; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            grid.getColumnConstraints().add(column);
        }
        for (int i = 0; i < cards.size(); i++) {
            grid.add(cards.get(i), i % columns, i / columns);
        }
    }

    private Region sample() {
        var state = new Label();
        state.textProperty()
                .bind(models(
                        found -> found.hasPocket()
                                ? "No set-up, a minute or two"
                                : found.first()
                                        .map(choice -> "With " + choice.model().name())
                                        .orElse(""),
                        none -> "Needs a model",
                        "Looking for models"));
        var marks = new HBox(14, MethodMark.labelled("vanilla"), MethodMark.labelled("rlm"));
        var pocket = PocketChip.when(context.models()
                .state()
                .map(now -> now instanceof ModelWatch.Found found && found.hasPocket())
                .orElse(false));
        var start = Buttons.primary("Run the sample", Feather.PLAY, model::startSample);
        start.setId("run-sample");
        var own = Buttons.ghost("Your model", model::startSampleWithOwnModel);
        own.setId("run-sample-own");
        var choice = context.models()
                .state()
                .map(now -> now instanceof ModelWatch.Found found && found.hasPocket()
                        ? found.first().map(first -> first.model().name()).orElse("")
                        : "");
        var name = new Tooltip();
        name.textProperty().bind(choice.map(words -> "The same with " + words));
        own.setTooltip(name);
        own.visibleProperty().bind(choice.map(words -> !words.isEmpty()));
        own.managedProperty().bind(own.visibleProperty());
        for (var button : List.of(start, own)) {
            button.disableProperty().bind(context.runs().current().isNotNull());
        }
        return card(
                Feather.ZAP,
                "Run the sample comparison",
                state,
                "Plain prompting against an RLM: a needle in %s, %s."
                        .formatted(
                                Plural.of(SampleRun.answers() / 2, "text"), Plural.of(SampleRun.answers(), "answer")),
                new VBox(8, pocket, marks),
                start,
                own);
    }

    private Region ask() {
        var choose = Buttons.normal(
                "Choose files",
                Feather.FOLDER,
                () -> model.askAbout(context.files().chooseFiles("Documents to ask about")));
        return card(
                Feather.MESSAGE_CIRCLE,
                "Ask a document",
                new Label("PDF, text, log, code, folder"),
                "An answer with the passages it rests on, however long the document.",
                new DropZone("Drop files or a folder", model::askAbout),
                choose);
    }

    private Region ollama() {
        var state = new Label();
        state.textProperty()
                .bind(models(
                        StartCards::ollama,
                        none -> none.ollamaAnswers() ? "Running, without a model" : "Not running",
                        "Looking"));
        context.models().state().addListener((_, _, now) -> mark(state, now));
        mark(state, context.models().state().get());
        var command = new CommandLine("ollama serve");
        context.models().state().addListener((_, _, now) -> command.show(next(now)));
        command.show(next(context.models().state().get()));
        return card(
                Feather.SERVER,
                "Connect Ollama",
                state,
                "The quickest way to have a model on this machine. In a terminal:",
                command,
                Buttons.normal("Check again", Feather.REFRESH_CW, context.models()::refresh),
                Buttons.ghost("Other endpoint", () -> context.navigator().open(ScreenId.SETTINGS)));
    }

    private static String ollama(ModelWatch.Found found) {
        if (found.hasOllama()) {
            return found.onlyPocket() ? "Running, without a model" : "Running";
        }
        return found.onlyPocket() ? "Not running" : "Not needed: another model is there";
    }

    private static String next(ModelWatch.State state) {
        return switch (state) {
            case ModelWatch.Found found
            when found.onlyPocket() -> found.hasOllama() ? "ollama pull qwen2.5-coder:1.5b" : "ollama serve";
            case ModelWatch.Found _ -> "ollama list";
            case ModelWatch.None none when none.ollamaAnswers() -> "ollama pull qwen2.5-coder:1.5b";
            case ModelWatch.None _, ModelWatch.Looking _ -> "ollama serve";
        };
    }

    private static void mark(Label label, ModelWatch.State state) {
        label.getStyleClass().removeAll("right-words", "warn-words");
        switch (state) {
            case ModelWatch.Found found -> label.getStyleClass().add(found.onlyPocket() ? "warn-words" : "right-words");
            case ModelWatch.None _ -> label.getStyleClass().add("warn-words");
            case ModelWatch.Looking _ -> {}
        }
    }

    private Region open() {
        var choose = Buttons.normal(
                "Choose a file",
                Feather.FOLDER,
                () -> context.files()
                        .chooseFile(
                                "Trajectories, results or a spec", "JSON lines and JSON", List.of("*.jsonl", "*.json"))
                        .ifPresent(model::open));
        return card(
                Feather.FOLDER,
                "Open a file",
                new Label("Trajectories, results, specs"),
                "Step through your own or a reference rlms run without a model.",
                new DropZone(".jsonl   .json", files -> files.forEach(model::open)),
                choose);
    }

    private ObservableValue<String> models(
            java.util.function.Function<ModelWatch.Found, String> found,
            java.util.function.Function<ModelWatch.None, String> none,
            String looking) {
        return context.models().state().map(state -> switch (state) {
            case ModelWatch.Found f -> found.apply(f);
            case ModelWatch.None n -> none.apply(n);
            case ModelWatch.Looking _ -> looking;
        });
    }

    private static Region card(Feather icon, String title, Label below, String words, Node middle, Node... actions) {
        var tile = new StackPane(Icons.of(icon, "icon-18"));
        tile.getStyleClass().add("icon-tile");
        var heading = new Label(title);
        heading.getStyleClass().add("heading");
        below.getStyleClass().add("small");
        var head = new HBox(12, tile, new VBox(heading, below));
        head.setStyle("-fx-alignment: center-left");
        var text = new Label(words);
        text.getStyleClass().add("secondary");
        text.setWrapText(true);
        text.setMinHeight(40);
        text.setAlignment(javafx.geometry.Pos.TOP_LEFT);
        var space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        var card = new Card(head, text, middle, space, new FlowPane(4, 4, actions));
        card.getStyleClass().add("start-card");
        card.setMaxHeight(Double.MAX_VALUE);
        return card;
    }
}
