package dev.rlmworkbench.ui.run;

import dev.rlmworkbench.experiment.spec.SpecFile;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Chip;
import dev.rlmworkbench.ui.control.FieldError;
import dev.rlmworkbench.ui.control.StyleSheets;
import dev.rlmworkbench.ui.control.form.FormParts;
import dev.rlmworkbench.ui.control.form.PresetBar;
import dev.rlmworkbench.ui.screen.Command;
import dev.rlmworkbench.ui.screen.Confirmation;
import dev.rlmworkbench.ui.screen.Screen;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.screen.ScreenId;
import dev.rlmworkbench.ui.screen.ScreenRequest;
import dev.rlmworkbench.ui.state.ModelWatch;
import dev.rlmworkbench.ui.state.OwnPresets;
import java.io.IOException;
import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Configures a run: the form on the left, what it leads to on the right, the start below.
public final class RunView implements Screen {

    private final ScreenContext context;
    private final RunViewModel model;
    private boolean proposed;
    private final VBox root;
    private final FieldError complaint = new FieldError();

    private RunView(ScreenContext context) {
        this.context = context;
        this.model = new RunViewModel(
                context.services().benchmarks(),
                context.settings(),
                context.background(),
                context.runs(),
                context.services().launcher().forecaster(),
                context.services().terminal(),
                new OwnPresets<>(
                        context.services().directories().config().resolve("presets"),
                        new SpecPresets(context.services().benchmarks())),
                Duration.ofMillis(250));
        var form = new VBox(16, FormParts.scrolled(new FormPane(model.form, context)), startBar());
        VBox.setVgrow(form.getChildren().getFirst(), Priority.ALWAYS);
        HBox.setHgrow(form, Priority.ALWAYS);
        var right = FormParts.scrolled(new ConsequencesPane(model, this::copy, this::save));
        right.getStyleClass().add("consequences-scroll");
        var columns = new HBox(16, form, right);
        VBox.setVgrow(columns, Priority.ALWAYS);
        root = new VBox(header(), columns);
        root.getStyleClass().add("page");
        root.getStylesheets().add(StyleSheets.address("run"));
        context.models().state().addListener(_ -> {
            propose();
            model.refresh();
        });
        propose();
        context.settings().property().addListener(_ -> model.refresh());
        context.commands()
                .add(Command.of("run.start", "Start this run", Feather.PLAY, "Shortcut+Enter", this::start)
                        .on(ScreenId.RUN));
    }

    /// Once, so that fields which the user empties stay empty.
    private void propose() {
        if (!proposed && context.models().state().get() instanceof ModelWatch.Found found) {
            proposed = true;
            found.first().ifPresent(model.form::propose);
        }
    }

    public static Screen of(ScreenContext context) {
        return new RunView(context);
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public void accept(ScreenRequest request) {
        if (request instanceof ScreenRequest.Configure(var spec)) {
            model.presets.fill(spec);
        }
    }

    @Override
    public void shown() {
        // results may have come since
        model.refresh();
    }

    private Node header() {
        var title = new Label("Configure a run");
        title.getStyleClass().add("title");
        var words = new Label("Choose a preset or set every value; the right side shows the consequences.");
        words.getStyleClass().add("secondary");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        var left = new VBox(2, title, words);
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(0);
        var bar = new PresetBar(
                "",
                model.presets,
                complaint::setText,
                (preset, delete) ->
                        context.overlay().show(Confirmation.ofDeleting(context.overlay(), "preset", preset, delete)));
        bar.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(12, left, bar);
        row.setAlignment(Pos.CENTER_LEFT);
        return new VBox(4, row, complaint);
    }

    private Node startBar() {
        var name = FormParts.text("run-name", "Run name", "my_run", model.form.name);
        name.setMaxWidth(220);
        name.setMinWidth(140);
        var state = new HBox();
        state.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(state, Priority.ALWAYS);
        state.setMinWidth(0);
        Runnable tell = () -> {
            var forecast = model.forecast.get();
            state.getChildren().clear();
            if (forecast != null) {
                boolean resumes = forecast.done() > 0;
                var chip = new Chip(
                        RunViewModel.resumes(forecast),
                        resumes ? Feather.ROTATE_CCW : Feather.PLUS,
                        resumes ? Chip.Tone.ACCENT : Chip.Tone.NEUTRAL);
                chip.setId("run-resumes");
                chip.setMinHeight(Region.USE_PREF_SIZE);
                state.getChildren().add(chip);
            }
        };
        model.forecast.addListener(_ -> tell.run());
        var reset = Buttons.ghost("Reset", () -> model.presets.fill(RunForm.USUAL));
        reset.setMinWidth(Region.USE_PREF_SIZE);
        var start = Buttons.primary("Start run", Feather.PLAY, this::start);
        start.setId("run-start");
        start.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(12, name, state, reset, start);
        row.setAlignment(Pos.CENTER_LEFT);
        var bar = new VBox(row, FormParts.error(model.notStarted));
        bar.getStyleClass().addAll("card", "start-bar");
        bar.setMinHeight(Region.USE_PREF_SIZE);
        return bar;
    }

    private void start() {
        model.start().ifPresent(_ -> {
            if (context.navigator().has(ScreenId.LIVE)) {
                context.navigator().open(new ScreenRequest.Watch(null));
            }
        });
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(model.command.get());
        Clipboard.getSystemClipboard().setContent(content);
        context.notices().info("Copied", "The command line is on the clipboard.");
    }

    private void save() {
        var spec = model.form.read();
        if (spec.isEmpty()) {
            return;
        }
        context.files().saveAs("Save the spec", spec.get().name() + ".json").ifPresent(file -> {
            try {
                SpecFile.write(spec.get(), file);
                context.notices().info("Saved", context.services().terminal().runFile(file));
            } catch (IOException e) {
                context.errors().failed(file + " cannot be written", e);
            }
        });
    }
}
