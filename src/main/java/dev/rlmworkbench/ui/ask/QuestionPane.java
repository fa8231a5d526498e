package dev.rlmworkbench.ui.ask;

import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.FieldError;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.control.MessageCard;
import dev.rlmworkbench.ui.control.PocketChip;
import dev.rlmworkbench.ui.control.TypedText;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.state.ModelWatch;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SearchableComboBox;
import org.kordamp.ikonli.feather.Feather;

/// Question, model and the one button; what is missing is said below.
final class QuestionPane extends VBox {

    private static final double ROOM_FOR_KEY = 660;
    private static final double ROOM_FOR_HINT = 700;
    private static final double ROOM_FOR_HINT_BESIDE_CHIP = 1_000;

    private final ScreenContext context;
    private final AskViewModel model;
    private final TextArea field = new TextArea();
    private final VBox noModel = new VBox();

    QuestionPane(ScreenContext context, AskViewModel model) {
        super(8);
        this.context = context;
        this.model = model;
        setMinHeight(USE_PREF_SIZE);
        field.setId("ask-question");
        field.setPromptText("What do you want to know?");
        field.setPrefRowCount(1);
        field.setWrapText(true);
        field.getStyleClass().add("ask-question");
        TypedText.limit(
                field,
                refused -> context.notices()
                        .warning(
                                "Not pasted",
                                refused + " A long text is a document: paste it as one, and ask about it."));
        field.textProperty().bindBidirectional(model.question());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        var missing = new FieldError(model.missing());
        missing.setId("ask-missing");
        var card = new Card(field, tools(), missing);
        card.getStyleClass().add("ask-question-card");
        context.models().state().addListener((_, _, state) -> tell(state));
        tell(context.models().state().get());
        getChildren().addAll(noModel, card);
    }

    private HBox tools() {
        var models = modelChooser();
        models.setMaxWidth(240);
        var words = new Label();
        words.getStyleClass().add("small");
        words.textProperty()
                .bind(model.models()
                        .chosen()
                        .map(chosen -> chosen.window() == 0 ? "" : Figures.tokens(chosen.window()) + " window")
                        .orElse(""));
        words.setMinWidth(Region.USE_PREF_SIZE);
        var hint = new Label("Follow-up questions keep the documents loaded");
        hint.getStyleClass().add("small");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var pocket =
                PocketChip.when(model.models().chosen().map(AskModel::isPocket).orElse(false));
        var enter = new Label("Enter");
        enter.getStyleClass().add("key-cap");
        enter.setMinWidth(Region.USE_PREF_SIZE);
        var ask = Buttons.primary("Ask", Feather.MESSAGE_CIRCLE, model::ask);
        ask.setId("ask-button");
        ask.setMinWidth(Region.USE_PREF_SIZE);
        var stop = Buttons.danger("Stop", Feather.SQUARE, model::cancel);
        stop.setId("ask-stop");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.visibleProperty().bind(model.running());
        stop.managedProperty().bind(model.running());
        ask.visibleProperty().bind(model.running().not());
        ask.managedProperty().bind(ask.visibleProperty());
        var row = new HBox(8, models, pocket, words, hint, space, enter, ask, stop);
        row.setAlignment(Pos.CENTER_LEFT);
        hint.visibleProperty()
                .bind(row.widthProperty()
                        .greaterThan(Bindings.when(pocket.visibleProperty())
                                .then(ROOM_FOR_HINT_BESIDE_CHIP)
                                .otherwise(ROOM_FOR_HINT)));
        hint.managedProperty().bind(hint.visibleProperty());
        enter.visibleProperty()
                .bind(row.widthProperty()
                        .greaterThan(ROOM_FOR_KEY)
                        .or(pocket.visibleProperty().not()));
        enter.managedProperty().bind(enter.visibleProperty());
        return row;
    }

    /// A list that is searched by typing. While one types it has no value where the chosen model is not among those
    /// found; that is no choice of the user.
    private SearchableComboBox<AskModel> modelChooser() {
        var models = new SearchableComboBox<>(model.models().all());
        models.setId("ask-model");
        models.setAccessibleText("Model");
        models.setPromptText("No model");
        models.setMinWidth(140);
        var chosen = model.models().chosen();
        chosen.subscribe(models::setValue);
        models.valueProperty().addListener((_, _, value) -> {
            if (value != null) {
                chosen.set(value);
            }
        });
        models.showingProperty().addListener((_, _, open) -> {
            if (!open) {
                models.setValue(chosen.get());
            }
        });
        return models;
    }

    /// Enter asks, Shift+Enter begins a new line.
    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            if (event.isShiftDown()) {
                field.replaceSelection("\n");
            } else {
                model.ask();
            }
        }
    }

    private void tell(ModelWatch.State state) {
        switch (state) {
            case ModelWatch.Looking _ -> {
                // the last answer stays on the screen until the new one is there
            }
            case ModelWatch.Found found
            when found.onlyPocket() ->
                say(
                        "Only the pocket model is here",
                        "It is for learning and testing: it knows the benchmark's own tasks and little of your documents. "
                                + found.advice(),
                        found.hasOllama());
            case ModelWatch.Found _ -> noModel.getChildren().clear();
            case ModelWatch.None none -> say("No model is found", none.advice(), none.ollamaAnswers());
        }
        noModel.setManaged(!noModel.getChildren().isEmpty());
    }

    private void say(String title, String words, boolean ollamaAnswers) {
        var again = Buttons.normal("Look again", Feather.REFRESH_CW, context.models()::refresh);
        var place = ollamaAnswers && context.navigator().has(ScreenId.MODELS) ? ScreenId.MODELS : ScreenId.SETTINGS;
        var open =
                Buttons.ghost("Open " + place.title(), () -> context.navigator().open(place));
        noModel.getChildren()
                .setAll(new MessageCard(
                        MessageCard.Kind.WARNING,
                        title,
                        words + ". With Ollama: \"ollama serve\", then \"ollama pull qwen2.5-coder:1.5b\".",
                        again,
                        open));
    }

    void focus() {
        field.requestFocus();
    }
}
