package dev.rlmworkbench.ui.training.data;

import static dev.rlmworkbench.ui.control.form.FormParts.labelled;
import static dev.rlmworkbench.ui.control.form.FormParts.section;

import dev.rlmworkbench.llm.local.PocketModel;
import dev.rlmworkbench.training.data.SftOptions;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Chip;
import dev.rlmworkbench.ui.control.CommandLine;
import dev.rlmworkbench.ui.control.CutText;
import dev.rlmworkbench.ui.control.FieldError;
import dev.rlmworkbench.ui.control.PocketChip;
import dev.rlmworkbench.ui.control.form.FormField;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.screen.ScreenId;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What a data set is made of: files, the model that is to be trained, what is learned, and its name.
final class FormPage extends VBox {

    private static final double ROW = 44;
    private static final int MAX_ROWS = 5;
    private static final int MAX_EXISTING = 4;

    private final DataViewModel model;
    private final ScreenContext context;

    FormPage(DataViewModel model, ScreenContext context, Runnable build) {
        this.model = model;
        this.context = context;
        getStyleClass().add("page");
        var card = new VBox(sources(), base(), learned(), heldOut());
        card.getStyleClass().addAll("card", "form-card");
        var scroll = new ScrollPane(new VBox(12, there(), card));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(scroll, bar(build));
    }

    /// Data sets that can be opened without making one.
    private Node there() {
        var row = new FlowPane(12, 4);
        row.setAlignment(Pos.CENTER_LEFT);
        Runnable fill = () -> {
            row.getChildren().clear();
            var words = new Label(
                    model.existing().isEmpty() ? "Runs that came out right become training data." : "There already:");
            words.getStyleClass().add("small");
            row.getChildren().add(words);
            model.existing().stream().limit(MAX_EXISTING).forEach(file -> {
                var link = new Hyperlink(file.getFileName().toString());
                link.setMnemonicParsing(false);
                link.setId("data-open-" + file.getFileName().toString().replaceFirst("\\.jsonl$", ""));
                link.setOnAction(_ -> model.open(file));
                row.getChildren().add(link);
            });
            var open = Buttons.ghost("Open a data set", this::open);
            open.setId("data-open");
            open.getStyleClass().add("compact");
            row.getChildren().add(open);
        };
        model.existing().addListener((Observable _) -> fill.run());
        fill.run();
        return row;
    }

    private void open() {
        context.files()
                .chooseFile("Open a data set", "Data sets", List.of("*.jsonl"))
                .ifPresent(model::open);
    }

    private Node sources() {
        var list = new ListView<>(model.sources().files());
        list.setId("data-sources");
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new SourceCell());
        list.prefHeightProperty()
                .bind(Bindings.size(model.sources().files())
                        .map(size -> Math.clamp(size.intValue(), 1, MAX_ROWS) * ROW + 2));
        list.minHeightProperty().bind(list.prefHeightProperty());
        list.setOnKeyPressed(key -> {
            var source = list.getSelectionModel().getSelectedItem();
            if (key.getCode() == KeyCode.SPACE && source != null) {
                source.chosen().set(!source.chosen().get());
            }
        });
        var none = new Label(
                "No run of the experiments folder has trajectories yet. Start one on Run, or drop files here.");
        none.setWrapText(true);
        none.getStyleClass().add("secondary");
        list.setPlaceholder(none);
        var add = Buttons.normal("Add files", Feather.FILE_PLUS, this::addFiles);
        add.setId("data-add");
        add.getStyleClass().add("compact");
        var run = Buttons.ghost("Make a run", () -> context.navigator().open(ScreenId.RUN));
        run.getStyleClass().add("compact");
        var hint = new Label("or drop files and folders anywhere here");
        hint.getStyleClass().add("caption");
        hint.setMinWidth(0);
        var row = new HBox(8, add, run, hint);
        row.setAlignment(Pos.CENTER_LEFT);
        var error = new FieldError(model.form().filesError);
        error.setId("data-sources-error");
        return section("Trajectories", "Recorded runs; only those that came out right are learned.", list, row, error);
    }

    private void addFiles() {
        var files = context.files().chooseFiles("Add trajectory files");
        if (!files.isEmpty()) {
            model.sources().add(files);
        }
    }

    private Node base() {
        var box = new ComboBox<>(model.base().offered());
        box.setId("data-base");
        box.setMaxWidth(Double.MAX_VALUE);
        box.valueProperty().bindBidirectional(model.base().name());
        HBox.setHgrow(box, Priority.ALWAYS);
        var choose = Buttons.normal(
                "Choose a folder",
                Feather.FOLDER,
                () -> context.files()
                        .chooseFolder("Choose the folder of a model")
                        .ifPresent(model.base()::choose));
        choose.setId("data-base-folder");
        choose.setMinWidth(Region.USE_PREF_SIZE);
        var state = new Label();
        state.setId("data-base-state");
        state.getStyleClass().add("caption");
        state.setWrapText(true);
        state.setMinHeight(Region.USE_PREF_SIZE);
        var error = FieldError.of(box);
        model.base().check().subscribe(check -> {
            state.setText(
                    switch (check) {
                        case BaseChoice.Checking _ -> "reading its tokenizer and chat template ...";
                        case BaseChoice.Usable usable ->
                            usable.window() > 0
                                    ? "Its chat template and tokenizer can be used; window %,d tokens."
                                            .formatted(usable.window())
                                    : "Its chat template and tokenizer can be used; its window is not told.";
                        case BaseChoice.Unusable _ -> "";
                    });
            error.setText(check instanceof BaseChoice.Unusable(var why) ? why : "");
        });
        hideEmpty(state);
        var advice = new Label();
        advice.setId("data-advice");
        advice.getStyleClass().addAll("small", "warn-words");
        advice.setWrapText(true);
        advice.setMinHeight(Region.USE_PREF_SIZE);
        advice.textProperty().bind(model.advice());
        hideEmpty(advice);
        return section(
                "Base model",
                "Who is to learn. Its tokens are taken as recorded where it wrote them itself.",
                new HBox(8, box, choose),
                state,
                error,
                advice,
                PocketChip.when(model.base().name().isEqualTo(PocketModel.NAME).map(yes -> yes)));
    }

    private static void hideEmpty(Label label) {
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }

    private Node learned() {
        var form = model.form();
        var roles = new HBox(
                16, tick("data-root", "Root model's turns", form.root), tick("data-sub", "Sub-calls", form.sub));
        var length = new TextField();
        length.setId("data-max-length");
        length.setPrefColumnCount(6);
        length.textProperty().bindBidirectional(form.maxLength.text());
        model.base()
                .check()
                .subscribe(check -> length.setPromptText("%,d"
                        .formatted(
                                check instanceof BaseChoice.Usable usable
                                        ? usable.longest()
                                        : SftOptions.DEFAULT_MAX_LENGTH)));
        var profile = new ComboBox<String>();
        profile.setId("data-profile");
        profile.getItems().add(DataForm.AS_RECORDED);
        profile.getItems().addAll(model.profiles());
        bind(profile.valueProperty(), form.profile);
        profile.setMaxWidth(Double.MAX_VALUE);
        var fields = new HBox(
                12,
                labelled("Maximum length (tokens)", length, new FieldError(length, form.maxLength.error())),
                labelled("System text", profile));
        fields.getChildren().forEach(field -> HBox.setHgrow(field, Priority.ALWAYS));
        return section(
                "Learned",
                "Turns of right trajectories that passed every gate.",
                labelled("Whose answers", roles, new FieldError(form.rolesError)),
                fields,
                explained("A longer turn is refused and listed, never cut. The text of another profile in place of the"
                        + " recorded one makes every turn shorter; the trained model is then to be used with it."),
                tick("data-errors", "Also turns whose code failed or that a guard refused", form.allowErrors),
                tick("data-pairs", "Also preference pairs: a right and a wrong answer to one prompt", form.pairs));
    }

    private static <T> void bind(Property<T> one, Property<T> other) {
        one.bindBidirectional(other);
    }

    private static Label explained(String words) {
        var label = new Label(words);
        label.getStyleClass().add("caption");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static CheckBox tick(String id, String words, BooleanProperty value) {
        var box = new CheckBox(words);
        box.setId(id);
        box.setMnemonicParsing(false);
        box.setWrapText(true);
        box.selectedProperty().bindBidirectional(value);
        return box;
    }

    private Node heldOut() {
        var chips = new FlowPane(6, 6);
        Runnable fill = () -> chips.getChildren()
                .setAll(model.form().heldOut.stream().map(this::chip).toList());
        model.form().heldOut.addListener((ListChangeListener<Path>) _ -> fill.run());
        var add = Buttons.normal(
                "Add results or a spec",
                Feather.SHIELD,
                () -> model.form().holdOut(context.files().chooseFiles("Results or specs of an evaluation")));
        add.setId("data-held-out");
        add.getStyleClass().add("compact");
        return section("Held out", "Texts of an evaluation: no task about them enters.", new HBox(add), chips);
    }

    private Node chip(Path file) {
        var chip = new Chip(file.getFileName().toString(), Feather.SHIELD, Chip.Tone.NEUTRAL);
        chip.setMaxWidth(260);
        var remove = Buttons.icon(
                Feather.X,
                "Take " + file.getFileName() + " out",
                () -> model.form().heldOut.remove(file));
        remove.getStyleClass().add("compact");
        var row = new HBox(2, CutText.of(chip), remove);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node bar(Runnable build) {
        FormField field = model.form().name;
        var name = new TextField();
        name.setId("data-name");
        name.textProperty().bindBidirectional(field.text());
        name.setPrefColumnCount(12);
        name.setMinWidth(140);
        var label = new Label("Name");
        label.getStyleClass().add("field-label");
        label.setMinWidth(Region.USE_PREF_SIZE);
        var command = new CommandLine("");
        command.setId("data-command");
        HBox.setHgrow(command, Priority.ALWAYS);
        command.setMinWidth(0);
        model.command().subscribe(command::show);
        command.visibleProperty().bind(model.command().isNotEmpty());
        var start = Buttons.primary("Build", Feather.LAYERS, build);
        start.setId("data-build");
        start.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(12, label, name, command, start);
        row.setAlignment(Pos.CENTER_LEFT);
        var error = new FieldError(name, field.error());
        error.setId("data-name-error");
        var box = new VBox(4, row, error);
        box.getStyleClass().addAll("card", "data-bar");
        box.setMinHeight(Region.USE_PREF_SIZE);
        return box;
    }
}
