package dev.rlmworkbench.ui.run;

import static dev.rlmworkbench.ui.control.form.FormParts.chips;
import static dev.rlmworkbench.ui.control.form.FormParts.choice;
import static dev.rlmworkbench.ui.control.form.FormParts.error;
import static dev.rlmworkbench.ui.control.form.FormParts.labelled;
import static dev.rlmworkbench.ui.control.form.FormParts.row;
import static dev.rlmworkbench.ui.control.form.FormParts.section;
import static dev.rlmworkbench.ui.control.form.FormParts.text;

import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.experiment.spec.MethodsSpec;
import dev.rlmworkbench.inference.OverflowPolicy;
import dev.rlmworkbench.llm.local.PocketModel;
import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.FieldError;
import dev.rlmworkbench.ui.control.MethodMark;
import dev.rlmworkbench.ui.control.PocketChip;
import dev.rlmworkbench.ui.control.form.FormField;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.state.ModelWatch;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The sections of the form.
final class FormPane extends VBox {

    private static final List<Integer> LENGTHS =
            List.of(4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000, 512_000, 1_000_000);
    private static final List<Integer> DEPTHS = List.of(0, 10, 25, 50, 75, 90, 100);

    private final RunForm form;
    private final ScreenContext context;

    FormPane(RunForm form, ScreenContext context) {
        this.form = form;
        this.context = context;
        getStyleClass().addAll("card", "form-card");
        getChildren().addAll(models(), methods(), benchmark(), limits());
    }

    private Node models() {
        var model = modelBox("run-model", "Root model", "The first that is found", form.model, this::place);
        var sub = modelBox("run-sub-model", "Sub model", "Same as root", form.subModel, _ -> {});
        return section(
                "Models",
                "Which model answers, and how it is asked.",
                row(model, sub, text("run-endpoint", "Endpoint", "What answers here", form.endpoints)),
                row(
                        text("run-window", "Window (tokens)", "The server's", form.window),
                        text("run-temperature", "Temperature", "", form.temperature),
                        text("run-seed", "Seed", "None", form.seed),
                        text("run-concurrency", "Concurrency", "", form.concurrency)),
                otherModels(),
                PocketChip.when(Bindings.createBooleanBinding(
                        this::byPocket,
                        form.model.text(),
                        form.endpoints.text(),
                        context.models().state())));
    }

    /// The fields have room for one model, and a spec can have several.
    private Node otherModels() {
        var names = new Label();
        names.setId("run-other-models");
        names.getStyleClass().add("small");
        names.setWrapText(true);
        names.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> form.otherModels.stream()
                                .map(model -> model.root() == null ? "the first that is found" : model.root())
                                .collect(Collectors.joining(", ", "The same tasks also to: ", "")),
                        form.otherModels));
        var leaveOut = Buttons.ghost("Leave out", form.otherModels::clear);
        leaveOut.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(8, names, leaveOut);
        line.setAlignment(Pos.CENTER_LEFT);
        shownWhen(line, Bindings.isNotEmpty(form.otherModels));
        return line;
    }

    private boolean byPocket() {
        var named = form.model.text().get().strip();
        boolean anywhere = form.endpoints.text().get().isBlank();
        return anywhere
                && (named.equals(PocketModel.NAME)
                        || named.isEmpty()
                                && context.models().state().get() instanceof ModelWatch.Found found
                                && found.onlyPocket());
    }

    /// Of a model that was chosen from the list, where it is.
    private void place(String name) {
        if (context.models().state().get() instanceof ModelWatch.Found found) {
            found.servers().stream()
                    .filter(server -> server.models().stream()
                            .anyMatch(served -> served.name().equals(name)))
                    .findFirst()
                    .ifPresent(form::place);
        }
    }

    private Node modelBox(String id, String label, String empty, FormField field, Consumer<String> chosen) {
        var box = new ComboBox<String>();
        box.setId(id);
        box.setEditable(true);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setPromptText(empty);
        box.getEditor().setPromptText(empty);
        box.getEditor().textProperty().bindBidirectional(field.text());
        box.getSelectionModel().selectedItemProperty().addListener((_, _, name) -> {
            if (name != null) {
                chosen.accept(name);
            }
        });
        Runnable list = () -> {
            if (context.models().state().get() instanceof ModelWatch.Found found) {
                var typed = field.text().get();
                box.getItems()
                        .setAll(found.servers().stream()
                                .flatMap(server -> server.models().stream())
                                .map(served -> served.name())
                                .distinct()
                                .toList());
                // another list puts what was chosen from the old one in the place of what was filled in since
                field.text().set(typed);
            }
        };
        context.models().state().addListener(_ -> list.run());
        list.run();
        return labelled(label, box, new FieldError(box, field.error()));
    }

    private Node methods() {
        var rows = new VBox(6);
        for (var method : MethodsSpec.NAMES) {
            rows.getChildren().add(method(method));
        }
        rows.getChildren().add(error(form.methodsError));
        return section("Methods", "Each chosen method is a column in the comparison.", rows);
    }

    private Node method(String method) {
        var box = new CheckBox();
        box.setId("run-method-" + method);
        box.setGraphic(null);
        box.setAccessibleText(MethodMark.name(method));
        tick(box, method, form.methods);
        var words = new Label(explanation(method));
        words.getStyleClass().add("small");
        words.setMinWidth(40);
        words.setWrapText(true);
        var name = MethodMark.labelled(method);
        name.setMinWidth(USE_PREF_SIZE);
        name.setOnMouseClicked(_ -> box.fire());
        var row = new HBox(8, box, name, words);
        row.setAlignment(Pos.CENTER_LEFT);
        if (method.equals("vanilla")) {
            var policy = new ComboBox<OverflowPolicy>();
            policy.setId("run-overflow");
            policy.getItems().setAll(OverflowPolicy.values());
            policy.valueProperty().bindBidirectional(form.overflow);
            policy.setConverter(new Words<>(OverflowPolicy::wireName));
            policy.setMinWidth(110);
            row.getChildren().add(policy);
        }
        return row;
    }

    private static void tick(CheckBox box, String method, ObservableList<String> chosen) {
        box.setSelected(chosen.contains(method));
        chosen.addListener((ListChangeListener<String>) _ -> box.setSelected(chosen.contains(method)));
        box.setOnAction(_ -> {
            chosen.remove(method);
            if (box.isSelected()) {
                chosen.add(method);
            }
        });
    }

    private static String explanation(String method) {
        return switch (method) {
            case "vanilla" -> "The whole text in one prompt. What does not fit:";
            case "retrieve" -> "The passages that match the question best";
            case "rlm" -> "Code in a REPL, recursive sub-calls";
            case "rlm_no_subcalls" -> "Code only, shows what recursion adds";
            case "map_reduce" -> "Fixed chunks, then one call over their answers";
            default -> "";
        };
    }

    private Node benchmark() {
        var family = choice("run-family", "Family", form.offered, form.tasksOf, TaskChoice::label);
        var tasks = text("run-tasks", "Tasks per cell", "", form.tasks);
        var seed = text("run-task-seed", "Task seed", "", form.taskSeed);
        var grid = Bindings.createBooleanBinding(() -> form.tasksOf.get().isGrid(), form.tasksOf);
        var needle = Bindings.createBooleanBinding(() -> form.tasksOf.get().hasDepths(), form.tasksOf);
        var own =
                Bindings.createBooleanBinding(() -> form.tasksOf.get().ofFile().isPresent(), form.tasksOf);
        var ofKinds = Bindings.createBooleanBinding(
                () -> form.tasksOf.get().withKinds().isPresent(), form.tasksOf);
        var file = row(
                text("run-task-file", "Task file", "my-tasks.jsonl", form.taskFile),
                labelled(" ", Buttons.normal("Choose", Feather.FOLDER, this::chooseTasks)));
        var lengths = labelled(
                "Lengths (tokens)",
                new HBox(6, chips("run-length", LENGTHS, form.lengths, length -> shortLength(length)), custom()),
                error(form.lengthsError));
        var depths = labelled("Needle depth", chips("run-depth", DEPTHS, form.depths, depth -> depth + " %"));
        var kinds = labelled("Kinds of questions", new KindChips(form), error(form.kindsError));
        kinds.setPrefWidth(USE_COMPUTED_SIZE);
        lengths.setPrefWidth(USE_COMPUTED_SIZE);
        depths.setPrefWidth(USE_COMPUTED_SIZE);
        shownWhen(tasks, grid);
        shownWhen(seed, grid);
        shownWhen(lengths, grid);
        shownWhen(depths, needle);
        shownWhen(kinds, ofKinds);
        shownWhen(file, own);
        return section(
                "Benchmark",
                "Tasks follow from these values: the same ones make the same tasks.",
                row(family, tasks, seed),
                file,
                lengths,
                depths,
                kinds);
    }

    private static String shortLength(int length) {
        return length == 1_000_000 ? "1M" : new ContextLength(length, "tokens").shortName();
    }

    private Node custom() {
        var field = new TextField();
        field.setId("run-custom-length");
        field.setPromptText("Custom");
        field.setPrefColumnCount(5);
        field.setMinWidth(70);
        field.getStyleClass().add("compact-field");
        field.setOnAction(_ -> {
            var length = new FormField("A length", field.textProperty(), form.lengthsError)
                    .number(50, GeneratedBenchmark.MAX_LENGTH);
            if (length != null) {
                if (!form.lengths.contains(length.intValue())) {
                    form.lengths.add(length.intValue());
                }
                field.clear();
            }
        });
        return field;
    }

    private void chooseTasks() {
        context.files()
                .chooseFile("File with tasks", "Task file", List.of("*.jsonl", "*.json", "*.csv"))
                .ifPresent(file -> form.taskFile.text().set(file.toString()));
    }

    private static void shownWhen(Node node, javafx.beans.value.ObservableBooleanValue condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    private Node limits() {
        return section(
                "RLM limits",
                "Reaching one asks once for a best answer.",
                row(
                        text("run-iterations", "Iterations", "", form.iterations),
                        text("run-max-depth", "Depth", "", form.depth),
                        text("run-sub-calls", "Sub-calls", "", form.subCalls),
                        text("run-tokens", "Tokens", "", form.tokens),
                        text("run-seconds", "Seconds", "", form.seconds)),
                row(
                        choice(
                                "run-repl",
                                "REPL language",
                                List.of(ReplLanguage.values()),
                                form.repl,
                                one -> one == ReplLanguage.JAVA ? "Java (JShell)" : "Python"),
                        choice(
                                "run-helpers",
                                "Helpers",
                                List.of(HelperSet.values()),
                                form.helpers,
                                HelperSet::wireName),
                        text("run-profile", "Prompt profile", "By the model's size", form.profile)));
    }

    /// How a value is written in a box.
    private static final class Words<T> extends javafx.util.StringConverter<T> {
        private final java.util.function.Function<T, String> words;

        Words(java.util.function.Function<T, String> words) {
            this.words = words;
        }

        @Override
        public String toString(T value) {
            return value == null ? "" : words.apply(value);
        }

        @Override
        public T fromString(String text) {
            throw new UnsupportedOperationException("the box is not editable");
        }
    }
}
