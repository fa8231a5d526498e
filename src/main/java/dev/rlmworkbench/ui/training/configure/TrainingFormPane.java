package dev.rlmworkbench.ui.training.configure;

import static dev.rlmworkbench.ui.control.form.FormParts.chip;
import static dev.rlmworkbench.ui.control.form.FormParts.labelled;
import static dev.rlmworkbench.ui.control.form.FormParts.row;
import static dev.rlmworkbench.ui.control.form.FormParts.section;

import dev.rlmworkbench.llm.local.PocketModel;
import dev.rlmworkbench.training.optim.LearningRate;
import dev.rlmworkbench.training.optim.Orthogonalization;
import dev.rlmworkbench.training.plan.TrainingOutlook;
import dev.rlmworkbench.training.run.OptimizerChoice;
import dev.rlmworkbench.training.run.OptimizerKind;
import dev.rlmworkbench.training.run.TrainingPreset;
import dev.rlmworkbench.training.run.TrainingSpec;
import dev.rlmworkbench.transformer.learn.WeightFormat;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.CutText;
import dev.rlmworkbench.ui.control.FieldError;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.control.PocketChip;
import dev.rlmworkbench.ui.control.Segments;
import dev.rlmworkbench.ui.control.TypedText;
import dev.rlmworkbench.ui.control.form.FormParts;
import dev.rlmworkbench.ui.screen.FileDialogs;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The sections of the form.
final class TrainingFormPane extends VBox {

    private static final double FIELD = 32;
    private static final double TIP = 320;

    private final ConfigureViewModel model;
    private final TrainingForm form;
    private final FileDialogs files;

    TrainingFormPane(ConfigureViewModel model, FileDialogs files) {
        this.model = model;
        this.form = model.form;
        this.files = files;
        getStyleClass().addAll("card", "form-card");
        getChildren().addAll(learner(), data(), adapter(), optimizer(), length(), checks());
    }

    private Node learner() {
        var box = new ComboBox<BaseModel>(model.base.models);
        box.setId("configure-model");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setMinWidth(0);
        box.setPromptText("Choose a model folder");
        box.setCellFactory(_ -> new ModelCell());
        box.setButtonCell(new ModelCell());
        box.valueProperty().bindBidirectional(model.base.chosen);
        HBox.setHgrow(box, Priority.ALWAYS);
        var folder = Buttons.normal(
                "Choose folder",
                Feather.FOLDER,
                () -> files.chooseFolder("Folder of a model").ifPresent(model.base::chooseFolder));
        folder.setId("configure-model-folder");
        folder.setMinWidth(USE_PREF_SIZE);
        var facts = words("small");
        facts.setId("configure-model-facts");
        facts.textProperty().bind(model.base.chosen.map(BaseModel::facts).orElse(""));
        var held = segments(
                "configure-weights", "Its weights are held as", WeightFormat.class, form.weights, one -> switch (one) {
                    case NF4 -> "NF4, 4 bits";
                    case BF16 -> "bf16";
                    case FP32 -> "fp32";
                });
        return section(
                "Base model",
                "It stays as it is; an adapter beside it learns.",
                new VBox(4, new HBox(8, box, folder), facts, new FieldError(box, model.base.error)),
                held,
                PocketChip.when(model.base
                        .chosen
                        .map(one -> one.name().equals(PocketModel.NAME))
                        .orElse(false)));
    }

    private Node data() {
        var file = new TextField();
        file.setId("configure-dataset");
        file.setEditable(false);
        file.setPromptText("A file of build-sft, NAME.jsonl");
        file.textProperty()
                .bind(model.dataset().map(path -> path.getFileName().toString()).orElse(""));
        var whole = new Tooltip();
        whole.textProperty().bind(model.dataset().map(Object::toString).orElse("No data set is chosen yet"));
        file.setTooltip(whole);
        HBox.setHgrow(file, Priority.ALWAYS);
        var choose = Buttons.normal(
                "Choose file",
                Feather.FOLDER,
                () -> files.chooseFile("Data set", "Data sets of build-sft", List.of("*.jsonl"))
                        .ifPresent(model.dataset()::set));
        choose.setId("configure-dataset-file");
        choose.setMinWidth(USE_PREF_SIZE);
        var facts = words("small");
        facts.setId("configure-dataset-facts");
        facts.textProperty().bind(model.outlook.map(its -> facts(its.data())).orElse(""));
        return section(
                "Data set",
                "What it learns to say.",
                new VBox(4, new HBox(8, file, choose), facts, new FieldError(file, model.datasetError)));
    }

    static String facts(TrainingOutlook.@Nullable Data data) {
        if (data == null) {
            return "";
        }
        var made = data.base().isEmpty() ? "" : ", made for " + data.base();
        return "%s to learn and %,d to judge by, %s tokens (%s %% learned), %s%s%s"
                .formatted(
                        Figures.count(data.texts(), "text"),
                        data.validation(),
                        Figures.tokens(data.tokens()),
                        Figures.percent(data.learned(), data.tokens()),
                        Figures.bytes(data.bytes()),
                        made,
                        data.edited() ? "; changed since it was made" : "");
    }

    private Node adapter() {
        var chips = new FlowPane(6, 6);
        chips.setId("configure-targets");
        chips.setPrefWrapLength(470);
        chips.setMinWidth(0);
        Runnable build = () -> chips.getChildren()
                .setAll(TrainingSpec.ALL_TARGETS.stream()
                        .map(target -> {
                            var chip = chip("configure-target", target, target.replace("_proj", ""), form.targets);
                            chip.setTooltip(new Tooltip(target));
                            return chip;
                        })
                        .toList());
        form.targets.addListener((ListChangeListener<String>) _ -> build.run());
        build.run();
        var scaled = new CheckBox("rsLoRA");
        scaled.setId("configure-rslora");
        scaled.setTooltip(new Tooltip("Scales the adapter by alpha / sqrt(rank) instead of alpha / rank"));
        scaled.selectedProperty().bindBidirectional(form.rsLora);
        scaled.setMinWidth(USE_PREF_SIZE);
        scaled.setMinHeight(FIELD);
        return section(
                "Adapter",
                "Two thin matrices beside each of these.",
                row(
                        text(
                                "configure-rank",
                                "Rank r",
                                "",
                                form.rank,
                                "Rows of the adapter's thin matrices: more can learn more and takes more memory"),
                        text(
                                "configure-alpha",
                                "Alpha",
                                "",
                                form.alpha,
                                "The adapter counts alpha / rank times as much"),
                        text(
                                "configure-dropout",
                                "Dropout",
                                "",
                                form.dropout,
                                "Share of the adapter's inputs that are left out at random while it learns"),
                        labelled(" ", scaled)),
                labelled("Target modules (NAME_proj)", chips, new FieldError(form.targetsError)));
    }

    private Node optimizer() {
        var choice = segments(
                "configure-optimizer", "Optimiser", OptimizerChoice.class, form.optimizer, one -> switch (one) {
                    case ADAMW -> "AdamW";
                    case MUON -> "Muon";
                    case BOTH -> "Both";
                });
        var equal = words("small");
        equal.setId("configure-equivalent");
        equal.textProperty()
                .bind(model.outlook.map(its -> equivalent(its.rates())).orElse(""));
        shownWhen(equal, form.optimizer.map(one -> one != OptimizerChoice.ADAMW));
        var muon = FormParts.choice(
                "configure-muon",
                "Muon: orthogonal by",
                List.of(Orthogonalization.values()),
                form.orthogonalization,
                one -> switch (one) {
                    case NEWTON_SCHULZ -> "Newton-Schulz, 5 steps";
                    case POLAR_EXPRESS -> "Polar Express, 8 steps";
                });
        shownWhen(muon, form.optimizer.map(one -> one != OptimizerChoice.ADAMW));
        var both = words("small");
        both.setText("AdamW trains first, then Muon on the same texts in the same order.");
        shownWhen(both, form.optimizer.map(one -> one == OptimizerChoice.BOTH));
        var usual = "%s, Muon %s".formatted(plain(OptimizerKind.ADAMW), plain(OptimizerKind.MUON));
        return section(
                "Optimiser",
                "How the adapter changes at each step.",
                choice,
                both,
                row(
                        text(
                                "configure-rate",
                                "Learning rate",
                                "2e-4",
                                form.rate,
                                "How far one step goes at most, such as 2e-4"),
                        text(
                                "configure-decay",
                                "Weight decay",
                                usual,
                                form.decay,
                                "Share of the learning rate by which each number shrinks at each step"),
                        text(
                                "configure-clip",
                                "Clipping norm",
                                "",
                                form.clip,
                                "Gradients of AdamW that are longer are made this long; Muon does not see how long they are")),
                equal,
                muon);
    }

    private static String plain(OptimizerKind kind) {
        double decay = TrainingPreset.decay(kind);
        return decay == 0 ? "0" : Double.toString(decay);
    }

    static String equivalent(TrainingOutlook.@Nullable Equivalents rates) {
        if (rates == null) {
            return "";
        }
        boolean one = rates.highest() - rates.lowest() < 1e-9 * rates.highest();
        return "AdamW-equivalent learning rate: %s. Muon moves the adapter as far as AdamW would at it."
                .formatted(one ? rate(rates.highest()) : rate(rates.lowest()) + " to " + rate(rates.highest()));
    }

    /// `2.0e-4`.
    private static String rate(double rate) {
        return String.format(Locale.ROOT, "%.1e", rate).replaceFirst("e([+-])0", "e$1");
    }

    private Node length() {
        var curve = segments(
                "configure-curve", "Learning rate goes", LearningRate.Curve.class, form.curve, one -> switch (one) {
                    case CONSTANT -> "Constant";
                    case LINEAR -> "Linear";
                    case COSINE -> "Cosine";
                });
        var batch = words("small");
        batch.setText("Texts are learned one at a time (batch 1); so many are gathered for each step.");
        return section(
                "Schedule",
                "How long, and in which steps.",
                row(
                        text(
                                "configure-epochs",
                                "Epochs",
                                "As steps need",
                                form.epochs,
                                "How often each text is learned"),
                        text(
                                "configure-steps",
                                "Steps at most",
                                "No limit",
                                form.steps,
                                "After so many it is over, whatever the epochs"),
                        text(
                                "configure-accumulation",
                                "Accumulation",
                                "",
                                form.accumulation,
                                "Texts whose gradients make one step")),
                new FieldError(form.lengthError),
                batch,
                row(
                        text(
                                "configure-max-length",
                                "Maximum length",
                                "",
                                form.maxLength,
                                "In tokens; longer texts are left out and never cut"),
                        text(
                                "configure-warm-up",
                                "Warm-up share",
                                "",
                                form.warmUp,
                                "Share of the steps in which the learning rate grows from nothing")),
                curve);
    }

    private Node checks() {
        return section(
                "On the way",
                "When it is judged, saved and stopped.",
                row(
                        text(
                                "configure-validate-every",
                                "Validate every",
                                "10 times in all",
                                form.validateEvery,
                                "Steps between two looks at the loss of texts that are not learned"),
                        text(
                                "configure-patience",
                                "Early-stop patience",
                                "",
                                form.patience,
                                "So many validations in a row without a lower loss end it; 0 for never"),
                        text(
                                "configure-checkpoint-every",
                                "Checkpoint every",
                                "20 times in all",
                                form.checkpointEvery,
                                "Steps between two checkpoints, from which it can go on")),
                row(
                        text("configure-keep", "Checkpoints kept", "", form.keep, "Older checkpoints are deleted"),
                        text(
                                "configure-answers-every",
                                "Answers every",
                                "Each validation",
                                form.answersEvery,
                                "Steps between two answers to the same prompts, which show what it says by now; 0 for none"),
                        text(
                                "configure-prompts",
                                "Prompts answered",
                                "",
                                form.prompts,
                                "How many are answered, 1 to 3")),
                row(
                        text(
                                "configure-seed",
                                "Seed",
                                "",
                                form.seed,
                                "Of the adapter's first values, the order of the texts and the dropout"),
                        text(
                                "configure-threads",
                                "Threads",
                                "As the model needs",
                                form.threads,
                                "Of one operation; another number sums in another order")));
    }

    /// A field that says what is wrong with it when it is left.
    ///
    /// @param meaning for those who do not know the word
    private static VBox text(String id, String label, String empty, TypedValue<?> value, String meaning) {
        var box = FormParts.text(id, label, empty, value.field);
        var input = (TextField) box.lookup("#" + id);
        TypedText.limit(input, value.field.error()::set);
        var tip = new Tooltip(meaning);
        tip.setWrapText(true);
        tip.setMaxWidth(TIP);
        input.setTooltip(tip);
        input.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                value.check();
            }
        });
        return box;
    }

    private static <T extends Enum<T>> Node segments(
            String id,
            String label,
            Class<T> type,
            javafx.beans.property.ObjectProperty<T> value,
            java.util.function.Function<T, String> words) {
        var segments = new Segments<>(id, type, words, value, value::set);
        segments.setId(id);
        return labelled(label, segments);
    }

    private static Label words(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.managedProperty()
                .bind(Bindings.and(label.visibleProperty(), label.textProperty().isNotEmpty()));
        return label;
    }

    private static void shownWhen(Node node, javafx.beans.value.ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        if (!node.managedProperty().isBound()) {
            node.managedProperty().bind(node.visibleProperty());
        }
    }

    /// A model with why it cannot be trained, where it cannot.
    private static final class ModelCell extends ListCell<BaseModel> {

        ModelCell() {
            CutText.of(this);
            setMnemonicParsing(false);
        }

        @Override
        protected void updateItem(@Nullable BaseModel model, boolean empty) {
            super.updateItem(model, empty);
            boolean none = empty || model == null;
            setText(none ? null : model.suits() ? model.name() : model.name() + ": " + model.trouble());
            setDisable(!none && !model.suits());
        }
    }
}
