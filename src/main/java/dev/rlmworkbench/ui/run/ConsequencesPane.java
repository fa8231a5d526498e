package dev.rlmworkbench.ui.run;

import dev.rlmworkbench.display.Plural;
import dev.rlmworkbench.display.ReadableTime;
import dev.rlmworkbench.experiment.run.RunForecast;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Chip;
import dev.rlmworkbench.ui.control.MethodMark;
import dev.rlmworkbench.ui.control.MetricTile;
import dev.rlmworkbench.ui.control.SectionHeader;
import dev.rlmworkbench.ui.control.VisibleText;
import dev.rlmworkbench.ui.control.code.LongWords;
import java.util.OptionalLong;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What the run will do: sizes and costs, prompts that fit, one task, the command that does the same.
final class ConsequencesPane extends VBox {

    private static final String UNKNOWN = "unknown until the first task";

    private final RunViewModel model;
    private final MetricTile results = new MetricTile("Results");
    private final MetricTile calls = new MetricTile("Model calls");
    private final MetricTile tokens = new MetricTile("Tokens");
    private final MetricTile duration = new MetricTile("Duration");
    private final VBox costs = new VBox(12);
    private final VBox preview = new VBox(8);

    /// @param copy saves the command line where it can be pasted
    /// @param save asks where the spec is to be saved
    ConsequencesPane(RunViewModel model, Runnable copy, Runnable save) {
        this.model = model;
        getStyleClass().addAll("card", "consequences");
        var top = new HBox(16, results, calls);
        var second = new HBox(16, tokens, duration);
        for (var tile : new MetricTile[] {results, calls, tokens, duration}) {
            tile.setPrefWidth(150);
            HBox.setHgrow(tile, Priority.ALWAYS);
        }
        var working = new Label("Working it out ...");
        working.getStyleClass().add("caption");
        working.visibleProperty().bind(model.computing());
        getChildren()
                .addAll(
                        new SectionHeader("What this run will do", working),
                        top,
                        second,
                        costs,
                        rule(),
                        preview,
                        rule());
        getChildren().add(commandLine(copy, save));
        model.forecast.addListener(_ -> showForecast());
        model.trouble.addListener(_ -> showForecast());
        model.size.addListener(_ -> showForecast());
        model.preview.addListener((_, _, task) -> showPreview(task));
        showForecast();
        showPreview(model.preview.get());
    }

    private static Region rule() {
        var line = new Region();
        line.getStyleClass().add("rule");
        return line;
    }

    private void showForecast() {
        costs.getChildren().clear();
        var forecast = model.forecast.get();
        if (forecast == null) {
            var size = model.size.get().split(": ");
            results.show(size.length > 1 ? size[1].replace(" results", "") : "\u2013", size[0]);
            calls.show("\u2013", "");
            tokens.show("\u2013", "");
            duration.show("\u2013", "");
            if (!model.trouble.get().isEmpty()) {
                costs.getChildren().add(words(model.trouble.get(), "secondary"));
            }
            return;
        }
        results.show(
                "%,d".formatted(forecast.results()),
                "%s, %s"
                        .formatted(
                                Plural.of(forecast.tasks(), "task"),
                                Plural.of(forecast.results() / Math.max(1, forecast.tasks()), "method")));
        var basis = forecast.toDo() < forecast.results() ? "for the %,d to do".formatted(forecast.toDo()) : "";
        calls.show(about(forecast.calls()), forecast.calls().isPresent() ? basis : UNKNOWN);
        tokens.show(about(forecast.tokens()), forecast.tokens().isPresent() ? basis : UNKNOWN);
        duration.show(
                forecast.left().map(time -> "~ " + ReadableTime.of(time)).orElse("\u2013"),
                forecast.left().isPresent() ? "from " + Plural.of(forecast.measured(), "earlier result") : UNKNOWN);
        shares(forecast);
        fits(forecast);
    }

    private static String about(OptionalLong number) {
        if (number.isEmpty()) {
            return "\u2013";
        }
        long value = number.getAsLong();
        return value < 1_000_000 ? "~ %,d".formatted(value) : "~ %.1f M".formatted(value / 1e6);
    }

    private void shares(RunForecast forecast) {
        double all =
                forecast.shares().stream().mapToDouble(s -> s.time().toMillis()).sum();
        if (forecast.shares().size() < 2 || all <= 0) {
            return;
        }
        var bar = new HBox(2);
        var legend = new HBox(12);
        for (var share : forecast.shares()) {
            var part = new Region();
            part.getStyleClass().addAll("share-part", MethodMark.styleClass(share.method()));
            part.setPrefWidth(300 * share.time().toMillis() / all);
            part.setMinWidth(2);
            HBox.setHgrow(part, Priority.SOMETIMES);
            bar.getChildren().add(part);
            var name = new Label(
                    MethodMark.name(share.method()) + " " + ReadableTime.of(share.time()),
                    MethodMark.of(share.method()));
            name.getStyleClass().add("small");
            legend.getChildren().add(name);
        }
        costs.getChildren().addAll(rule(), new SectionHeader("Where the time goes"), bar, legend);
    }

    private void fits(RunForecast forecast) {
        if (forecast.fits().isEmpty()) {
            return;
        }
        var chip = forecast.cut() == 0
                ? new Chip("All fit", Feather.CHECK, Chip.Tone.RIGHT)
                : new Chip("%,d do not fit".formatted(forecast.cut()), Feather.ALERT_TRIANGLE, Chip.Tone.WARN);
        var row = new HBox(6);
        for (var fit : forecast.fits()) {
            var share = new Label("%d of %d".formatted(fit.whole(), fit.tasks()));
            share.getStyleClass().addAll("fit-cell", fit.whole() == fit.tasks() ? "whole" : "cut");
            share.setMaxWidth(Double.MAX_VALUE);
            var length = new Label(fit.length());
            length.getStyleClass().add("caption");
            var column = new VBox(2, share, length);
            column.setAlignment(Pos.CENTER);
            HBox.setHgrow(column, Priority.ALWAYS);
            row.getChildren().add(column);
        }
        costs.getChildren().addAll(rule(), new SectionHeader("Vanilla prompts", chip), row);
        var policy = model.form.overflow.get();
        if (forecast.cut() > 0) {
            costs.getChildren()
                    .add(words(
                            policy == dev.rlmworkbench.inference.OverflowPolicy.REFUSE
                                    ? "Refused prompts count as wrong and say so. Choose head, middle or tail to cut them."
                                    : "They are cut to the window of %,d tokens (%s kept), and every such answer is marked."
                                            .formatted(forecast.window(), kept(policy)),
                            "small"));
        }
    }

    private static String kept(dev.rlmworkbench.inference.OverflowPolicy policy) {
        return switch (policy) {
            case REFUSE -> "nothing";
            case HEAD -> "the start";
            case MIDDLE -> "start and end";
            case TAIL -> "the end";
        };
    }

    private void showPreview(@Nullable TaskPreview task) {
        var before = Buttons.icon(Feather.CHEVRON_LEFT, "The task before", () -> model.turnPreview(-1));
        var next = Buttons.icon(Feather.CHEVRON_RIGHT, "The next task", () -> model.turnPreview(1));
        next.setId("run-next-task");
        var place = words(task == null ? "" : task.place(), "small");
        preview.getChildren().setAll(new SectionHeader("One task", before, place, next));
        if (task == null) {
            return;
        }
        var text = new TextFlow(
                part(task.before(), "preview-text"),
                part(task.needle(), "preview-needle"),
                part(task.after(), "preview-text"));
        text.getStyleClass().add("preview");
        var where = task.percent() < 0
                ? "%,d characters".formatted(task.chars())
                : "Needle at %.1f %% of %,d characters".formatted(task.percent(), task.chars());
        preview.getChildren().addAll(LongWords.of(task.question(), "body"), text, position(task));
        var facts = new HBox(8, words(where, "small"), space(), LongWords.of("Answer " + task.answer(), "mono"));
        preview.getChildren().add(facts);
    }

    private static Node position(TaskPreview task) {
        var track = new javafx.scene.layout.Pane();
        track.getStyleClass().add("needle-track");
        if (task.percent() >= 0) {
            var pin = new Region();
            pin.getStyleClass().add("needle-pin");
            pin.resize(4, 8);
            pin.layoutXProperty().bind(track.widthProperty().subtract(4).multiply(task.percent() / 100));
            pin.setPrefSize(4, 8);
            track.getChildren().add(pin);
        }
        return track;
    }

    private static Region space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private static Text part(String words, String styleClass) {
        var text = new Text(VisibleText.ofLabel(words).text());
        text.getStyleClass().add(styleClass);
        return text;
    }

    private static Label words(String text, String styleClass) {
        var label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private Node commandLine(Runnable copy, Runnable save) {
        var copyButton = Buttons.normal("Copy", Feather.COPY, copy);
        var saveButton = Buttons.normal("Save spec", Feather.SAVE, save);
        for (var button : new javafx.scene.control.Button[] {copyButton, saveButton}) {
            button.getStyleClass().addAll("ghost", "compact");
            // a narrow window shows the icon alone
            button.setTooltip(new Tooltip(button.getText()));
        }
        var line = words("", "command-text");
        line.setId("run-command");
        line.textProperty().bind(model.command.map(text -> text.replace(" --", " \\\n  --")));
        var hint = words("The options cannot say all of this form: save the spec beside it, then run it.", "caption");
        hint.visibleProperty().bind(model.commandIsWhole.map(whole -> !whole));
        hint.managedProperty().bind(hint.visibleProperty());
        return new VBox(8, new SectionHeader("Command line", saveButton, copyButton), line, hint);
    }
}
