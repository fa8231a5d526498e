package dev.rlmworkbench.ui.training.configure;

import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Chip;
import dev.rlmworkbench.ui.control.DropZone;
import dev.rlmworkbench.ui.control.FieldError;
import dev.rlmworkbench.ui.control.TypedText;
import dev.rlmworkbench.ui.control.form.FormParts;
import dev.rlmworkbench.ui.control.form.PresetBar;
import dev.rlmworkbench.ui.screen.Command;
import dev.rlmworkbench.ui.screen.Confirmation;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.state.OwnPresets;
import dev.rlmworkbench.ui.training.configure.TrainingStarter.Consent;
import dev.rlmworkbench.ui.training.desk.StepPane;
import dev.rlmworkbench.ui.training.desk.TrainingDesk;
import dev.rlmworkbench.ui.training.desk.TrainingStep;
import java.time.Duration;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Configures a training: the form on the left, what it leads to on the right, the start below.
public final class ConfigureStep implements StepPane {

    private final ScreenContext context;
    private final ConfigureViewModel model;
    private final VBox root;
    private final FieldError complaint = new FieldError();

    private ConfigureStep(ScreenContext context, TrainingDesk desk) {
        this.context = context;
        var local = context.services().locator().local();
        this.model = new ConfigureViewModel(
                desk,
                context.background(),
                local,
                context.trainings()::launch,
                new OllamaMemory(context.services().locator()),
                context.services().terminal(),
                new OwnPresets<>(
                        context.services().directories().config().resolve("training-presets"), new RecipeFiles()),
                Duration.ofMillis(150));
        var form = new VBox(16, FormParts.scrolled(new TrainingFormPane(model, context.files())), startBar());
        VBox.setVgrow(form.getChildren().getFirst(), Priority.ALWAYS);
        HBox.setHgrow(form, Priority.ALWAYS);
        var right = FormParts.scrolled(new TrainingConsequencesPane(
                model, this::copy, freed -> context.notices().info("Ollama", freed)));
        right.getStyleClass().add("consequences-scroll");
        var columns = new HBox(16, form, right);
        VBox.setVgrow(columns, Priority.ALWAYS);
        root = new VBox(header(), columns);
        root.getStyleClass().addAll("page", "configure");
        DropZone.accept(
                root,
                files -> files.stream()
                        .filter(file -> file.toString().endsWith(".jsonl"))
                        .findFirst()
                        .ifPresent(model.dataset()::set));
        context.commands()
                .add(Command.of(
                                "training.start",
                                "Start this training",
                                Feather.PLAY,
                                "Shortcut+Enter",
                                () -> model.start(Consent.NONE))
                        .on(ScreenId.TRAINING)
                        .when(Bindings.createBooleanBinding(
                                () -> desk.step().get() == TrainingStep.CONFIGURE, desk.step())));
        context.models().state().subscribe(model.base::show);
        context.settings().property().addListener((_, before, now) -> {
            if (!before.experiments().equals(now.experiments())) {
                model.refresh();
            }
        });
    }

    public static StepPane of(ScreenContext context, TrainingDesk desk) {
        return new ConfigureStep(context, desk);
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public void shown() {
        // memory may be free, and trainings begun or gone since
        model.refresh();
        model.ollama.look();
    }

    private Node header() {
        var words = new Label("Choose a preset or set every value; the right side shows the consequences.");
        words.getStyleClass().add("secondary");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinWidth(0);
        var bar = new PresetBar(
                "configure-",
                model.presets,
                complaint::setText,
                (preset, delete) ->
                        context.overlay().show(Confirmation.ofDeleting(context.overlay(), "preset", preset, delete)));
        bar.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(12, words, bar);
        row.setAlignment(Pos.CENTER_LEFT);
        return new VBox(4, row, complaint);
    }

    private Node startBar() {
        var name = FormParts.text("configure-name", "Training's name", "", model.name.field);
        name.setMaxWidth(220);
        name.setMinWidth(140);
        var typed = (TextField) name.lookup("#configure-name");
        typed.promptTextProperty().bind(model.form.optimizer.map(one -> switch (one) {
            case ADAMW -> "sft_adamw";
            case MUON -> "sft_muon";
            case BOTH -> "sft";
        }));
        TypedText.limit(typed, model.name.field.error()::set);
        typed.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                model.name.check();
            }
        });
        var state = new HBox();
        state.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(state, Priority.ALWAYS);
        state.setMinWidth(0);
        model.existing.subscribe(exists -> {
            state.getChildren().clear();
            if (exists != null) {
                var chip = new Chip(exists.brief(), Feather.ROTATE_CCW, Chip.Tone.ACCENT);
                chip.setId("configure-exists");
                chip.setMinHeight(Region.USE_PREF_SIZE);
                state.getChildren().add(chip);
            }
        });
        var start = Buttons.primary("Start training", Feather.PLAY, () -> model.start(Consent.NONE));
        start.setId("configure-start");
        start.setMinWidth(Region.USE_PREF_SIZE);
        start.disableProperty().bind(model.starting());
        start.textProperty()
                .bind(Bindings.when(model.starting()).then("Starting").otherwise("Start training"));
        var row = new HBox(12, name, state, start);
        row.setAlignment(Pos.CENTER_LEFT);
        var sentence = FormParts.error(model.notStarted);
        sentence.setId("configure-not-started");
        var bar = new VBox(row, sentence, ways());
        bar.getStyleClass().addAll("card", "start-bar");
        bar.setMinHeight(Region.USE_PREF_SIZE);
        return bar;
    }

    /// What can be done about what stands against a start.
    private Node ways() {
        var row = new HBox(8);
        model.answer.subscribe(answer -> {
            row.getChildren().clear();
            switch (answer) {
                case StartAnswer.Exists exists
                when exists.over() ->
                    row.getChildren().addAll(look("Look at it", exists.begun().getFirst()), otherName());
                case StartAnswer.Exists exists -> {
                    var on = Buttons.normal(
                            exists.step() == 0 ? "Go on with it" : "Go on from step %,d".formatted(exists.step()),
                            Feather.PLAY,
                            () -> model.start(new Consent(true, false)));
                    on.setId("configure-go-on");
                    row.getChildren().addAll(on, otherName());
                }
                case StartAnswer.Runs(var training, var _) ->
                    row.getChildren().addAll(look("Look on", training), otherName());
                case StartAnswer.NeedsMemory(var sentence) -> {
                    var anyway = Buttons.danger("Start all the same", Feather.ALERT_TRIANGLE, () -> ask(sentence));
                    anyway.setId("configure-anyway");
                    row.getChildren().add(anyway);
                }
                case StartAnswer.Begun _ -> {}
                case null -> {}
            }
            row.setVisible(!row.getChildren().isEmpty());
            row.setManaged(row.isVisible());
        });
        return row;
    }

    private Node look(String words, TrainingFolder training) {
        var look = Buttons.normal(words, Feather.EYE, () -> model.lookAt(training));
        look.setId("configure-look-on");
        return look;
    }

    private Node otherName() {
        var other = Buttons.normal("Choose another name", Feather.EDIT_2, model::chooseAnotherName);
        other.setId("configure-other-name");
        return other;
    }

    private void ask(String sentence) {
        context.overlay()
                .show(new Confirmation(
                        context.overlay(),
                        "Start without enough memory?",
                        sentence + " The system may become slow, or end this or other programs.",
                        "Do not start",
                        "Start all the same",
                        Feather.ALERT_TRIANGLE,
                        () -> model.start(new Consent(true, true))));
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(model.command.get());
        Clipboard.getSystemClipboard().setContent(content);
        context.notices().info("Copied", "The command line is on the clipboard.");
    }
}
