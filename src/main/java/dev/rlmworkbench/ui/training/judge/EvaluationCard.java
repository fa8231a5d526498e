package dev.rlmworkbench.ui.training.judge;

import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.display.ReadableTime;
import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.training.evaluation.Evaluation;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.CommandLine;
import dev.rlmworkbench.ui.control.CutText;
import dev.rlmworkbench.ui.control.FieldError;
import dev.rlmworkbench.ui.control.MethodMark;
import dev.rlmworkbench.ui.control.SectionHeader;
import dev.rlmworkbench.ui.control.form.FormParts;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// What is judged and by what: checkpoint, methods, tasks, how much that is, and how far it is.
final class EvaluationCard extends Card {

    private final EvaluateViewModel model;
    private final EvaluationForm form;
    private final FlowPane checkpoints = row();
    private final VBox tasks = new VBox(12);

    EvaluationCard(EvaluateViewModel model) {
        this.model = model;
        this.form = model.form;
        setId("evaluation-card");
        getStyleClass().add("judge-card");
        var note = new Label();
        note.getStyleClass().add("small");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.textProperty().bind(model.note);
        whileThere(note);
        getChildren()
                .addAll(
                        new SectionHeader("What is judged"),
                        named(),
                        FormParts.labelled("Checkpoint", checkpoints),
                        FormParts.labelled("Methods", methods()),
                        FormParts.labelled("Answers of the base", bases()),
                        tasks,
                        note,
                        new FieldError(form.missing),
                        rule(),
                        amount(),
                        command());
        model.state().subscribe(_ -> showCheckpoints());
        model.checkpoint.subscribe(_ -> showCheckpoints());
        model.evaluation().subscribe(_ -> showTasks());
        for (var each : List.<Observable>of(form.families, form.base, form.group)) {
            each.addListener(_ -> showTasks());
        }
        showTasks();
    }

    private static FlowPane row() {
        var row = new FlowPane(6, 6);
        row.setPrefWrapLength(380);
        row.setMinWidth(0);
        return row;
    }

    private static Region rule() {
        var line = new Region();
        line.getStyleClass().add("rule");
        return line;
    }

    private static void whileThere(Label label) {
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }

    private Node named() {
        var name = CutText.of(new Label());
        name.setId("evaluation-training");
        name.getStyleClass().add("strong");
        var made = CutText.of(new Label());
        made.getStyleClass().add("small");
        model.state().subscribe(state -> {
            if (state instanceof JudgeState.Open(var training, var _)) {
                name.setText(training.name());
            }
        });
        model.evaluation().subscribe(found -> made.setText(found == null ? "" : words(found)));
        return new VBox(1, name, made);
    }

    /// `made of pocket, rank 8, alpha 16, 7 projections`.
    private static String words(Evaluation found) {
        var config = found.trained().config();
        return "Made of %s; rank %d, alpha %.0f%s on %s"
                .formatted(
                        found.base(),
                        config.rank(),
                        config.alpha(),
                        config.rsLora() ? " (rsLoRA)" : "",
                        String.join(", ", config.targets()));
    }

    private void showCheckpoints() {
        if (model.state().get() instanceof JudgeState.Open(var _, var found)) {
            checkpoints
                    .getChildren()
                    .setAll(found.stream().map(this::checkpoint).toList());
        }
    }

    private ToggleButton checkpoint(Path folder) {
        var name = folder.getFileName().toString();
        boolean chosen = folder.equals(model.checkpoint.get());
        var chip = new ToggleButton(FormParts.ticked(chosen, words(name)));
        chip.setMnemonicParsing(false);
        chip.setId("evaluate-checkpoint-" + name);
        chip.getStyleClass().addAll("compact", "choice-chip");
        chip.setTooltip(new Tooltip(folder.toString()));
        chip.setSelected(chosen);
        chip.setOnAction(_ -> {
            chip.setSelected(folder.equals(model.checkpoint.get()));
            model.checkpoint.set(folder);
        });
        return chip;
    }

    private static String words(String checkpoint) {
        return switch (checkpoint) {
            case "best" -> "Best by validation";
            case "final" -> "Last";
            default -> checkpoint;
        };
    }

    private Node methods() {
        var chips = row();
        Runnable build = () -> chips.getChildren()
                .setAll(List.of("vanilla", "rlm").stream()
                        .map(method -> {
                            var chip = FormParts.chip("evaluate-method", method, MethodMark.name(method), form.methods);
                            chip.setTooltip(new Tooltip(
                                    method.equals("rlm")
                                            ? "Answers by code: what was trained"
                                            : "Plain questions: what may have been forgotten"));
                            return chip;
                        })
                        .toList());
        form.methods.addListener((Observable _) -> build.run());
        build.run();
        return chips;
    }

    private Node bases() {
        var box = new ComboBox<BaseAnswers>();
        box.setId("evaluate-base");
        box.setItems(model.offeredBases);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable BaseAnswers one) {
                return one == null ? "" : one.words();
            }

            @Override
            public BaseAnswers fromString(String text) {
                throw new UnsupportedOperationException("the box is not editable");
            }
        });
        box.setTooltip(new Tooltip("An earlier run of the base brings its tasks with it"));
        box.setValue(form.base.get());
        box.valueProperty().addListener((_, _, chosen) -> {
            if (chosen != null) {
                form.base.set(chosen);
            }
        });
        form.base.addListener((_, _, chosen) -> box.setValue(chosen));
        // a list that is made anew takes the choice away
        model.offeredBases.addListener((Observable _) -> box.setValue(form.base.get()));
        return box;
    }

    private void showTasks() {
        tasks.getChildren().clear();
        var base = form.base.get();
        if (base.tasks() != null) {
            var words = new Label("The tasks are those of that run.");
            words.getStyleClass().add("small");
            tasks.getChildren().add(words);
            return;
        }
        tasks.getChildren().add(FormParts.labelled("Tasks", families()));
        var groups = form.groups();
        if (!groups.isEmpty()) {
            tasks.getChildren().add(FormParts.labelled("Kinds of questions", groups(groups)));
        }
        tasks.getChildren()
                .add(FormParts.labelled(
                        "Lengths in tokens",
                        FormParts.chips(
                                "evaluate-length", form.offeredLengths(), form.lengths, EvaluationCard::length)));
        if (form.hasDepths()) {
            tasks.getChildren()
                    .add(FormParts.labelled(
                            "Depths in percent",
                            FormParts.chips("evaluate-depth", List.of(10, 50, 90), form.depths, String::valueOf)));
        }
        tasks.getChildren()
                .add(FormParts.row(
                        FormParts.text("evaluate-tasks", "Tasks of each length and depth or kind", "10", form.tasks),
                        FormParts.text("evaluate-seed", "Seed of the tasks", "1042", form.seed)));
    }

    private static String length(int tokens) {
        return new ContextLength(tokens, LengthUnit.TOKENS.wireName()).shortName();
    }

    private Node families() {
        var chips = row();
        form.offered().forEach(benchmark -> {
            var chip = FormParts.chip("evaluate-family", benchmark.name(), benchmark.title(), form.families);
            chip.setMnemonicParsing(false);
            chips.getChildren().add(chip);
        });
        return chips;
    }

    private Node groups(List<String> groups) {
        var chips = row();
        chips.getChildren().add(group("", "As usual"));
        groups.forEach(group -> chips.getChildren().add(group(group, group.replace('_', ' '))));
        return chips;
    }

    private ToggleButton group(String value, String words) {
        boolean chosen = form.group.get().equals(value);
        var chip = new ToggleButton(FormParts.ticked(chosen, words));
        chip.setId("evaluate-group-" + (value.isEmpty() ? "usual" : value));
        chip.getStyleClass().addAll("compact", "choice-chip");
        chip.setSelected(chosen);
        chip.setOnAction(_ -> {
            chip.setSelected(form.group.get().equals(value));
            form.group.set(value);
        });
        return chip;
    }

    private Node amount() {
        var size = new Label();
        size.setId("evaluate-size");
        size.getStyleClass().add("strong");
        size.setWrapText(true);
        size.textProperty().bind(model.outlook.size);
        whileThere(size);
        var time = new Label();
        time.setId("evaluate-time");
        time.getStyleClass().add("small");
        time.setWrapText(true);
        time.setMinHeight(Region.USE_PREF_SIZE);
        Runnable tell = () -> {
            var forecast = model.outlook.forecast.get();
            if (forecast == null) {
                time.setText(model.outlook.trouble.get());
                return;
            }
            var left = forecast.left()
                    .map(duration -> "about " + ReadableTime.of(duration) + ", from "
                            + "%,d earlier answers of %s".formatted(forecast.measured(), forecast.model()))
                    .orElse("the time is known after the first tasks");
            time.setText(
                    forecast.toDo() == 0
                            ? "All of them are there already."
                            : "%s%s."
                                    .formatted(
                                            forecast.done() == 0
                                                    ? ""
                                                    : "%,d are there already; %,d to do: "
                                                            .formatted(forecast.done(), forecast.toDo()),
                                            forecast.done() == 0
                                                    ? Character.toUpperCase(left.charAt(0)) + left.substring(1)
                                                    : left));
        };
        model.outlook.forecast.addListener(_ -> tell.run());
        model.outlook.trouble.addListener(_ -> tell.run());
        tell.run();
        whileThere(time);
        return new VBox(2, size, time);
    }

    private Node command() {
        var line = new CommandLine("");
        line.setId("evaluate-command");
        model.outlook.command.subscribe(line::show);
        var part = FormParts.labelled("The same in a terminal", line);
        part.visibleProperty().bind(model.outlook.command.isNotEmpty());
        part.managedProperty().bind(part.visibleProperty());
        return part;
    }
}
