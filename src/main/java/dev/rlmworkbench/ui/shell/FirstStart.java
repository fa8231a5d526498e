package dev.rlmworkbench.ui.shell;

import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.FieldError;
import dev.rlmworkbench.ui.control.SectionHeader;
import dev.rlmworkbench.ui.screen.ScreenContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Asks once where results are kept, as an installed program's own folder is none for that, and puts the sample runs
/// there. Closing the question takes the folder that was offered.
public final class FirstStart extends VBox {

    private final ScreenContext context;
    private final Path samples;
    private final TextField field = new TextField();
    private final Button use = Buttons.primary("Use this folder", Feather.CHECK, this::use);
    private final StringProperty trouble = new SimpleStringProperty("");
    private boolean chosen;

    private FirstStart(ScreenContext context, Path samples) {
        this.context = context;
        this.samples = samples;
        getStyleClass().addAll("popover-surface", "dialog-card");
        setId("first-start");
        var words = new Label(
                "Every run writes plain files, JSON lines, into one folder. Three sample runs are copied"
                        + " there, so that there is something to look at. Another folder can be chosen in Settings at any time.");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        field.setId("first-start-folder");
        field.setText(context.settings().get().experiments().toString());
        field.setOnAction(_ -> use());
        HBox.setHgrow(field, Priority.ALWAYS);
        var choose = Buttons.normal(
                "Choose",
                Feather.FOLDER,
                () -> context.files()
                        .chooseFolder("Folder of all runs")
                        .ifPresent(folder -> field.setText(folder.toString())));
        use.setId("first-start-use");
        getChildren()
                .addAll(
                        new SectionHeader("Where shall results be kept?"),
                        words,
                        new HBox(8, field, choose),
                        new FieldError(field, trouble),
                        use);
    }

    /// @param samples folder of the sample runs
    public static void ask(ScreenContext context, Path samples) {
        var question = new FirstStart(context, samples);
        context.overlay().show(question, Pos.CENTER, question::closed);
    }

    @Override
    public void requestFocus() {
        use.requestFocus();
    }

    private void closed() {
        if (!chosen && !use.isDisabled()) {
            take(context.settings().get().experiments());
        }
    }

    private void use() {
        try {
            var text = field.getText().strip();
            if (text.isEmpty()) {
                trouble.set("Name a folder");
            } else {
                take(Path.of(text).toAbsolutePath());
            }
        } catch (InvalidPathException e) {
            trouble.set("%s is no folder's name: %s".formatted(field.getText(), e.getReason()));
        }
    }

    private void take(Path folder) {
        use.setDisable(true);
        context.background().run(() -> filled(folder), this::done, failure -> failed(folder, failure));
    }

    private void done(Path folder) {
        chosen = true;
        context.settings().change(settings -> settings.withExperiments(folder));
        context.overlay().hide();
        // where the folder is the one that was offered, nothing else tells that it has runs now
        context.navigator().lookAgain();
    }

    private void failed(Path folder, Exception failure) {
        use.setDisable(false);
        var reason = failure instanceof IOException io ? FileTrouble.reason(io) : failure.toString();
        var words = "%s cannot be written to: %s. Choose another folder".formatted(folder, reason);
        trouble.set(words);
        if (!context.overlay().showing()) {
            context.notices().warning("Results cannot be kept", words + " in Settings.");
        }
    }

    /// The folder, with the samples that are not there yet.
    private Path filled(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var sample : files(samples)) {
            var copy = folder.resolve(sample.getFileName());
            if (!Files.exists(copy)) {
                AtomicFile.write(copy, Files.readAllBytes(sample));
            }
        }
        return folder;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
