package dev.rlmworkbench.ui.training.judge;

import dev.rlmworkbench.training.adapter.ExportFormat;
import dev.rlmworkbench.training.adapter.Exported;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.CommandLine;
import dev.rlmworkbench.ui.control.FieldError;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.control.SectionHeader;
import dev.rlmworkbench.ui.control.Segments;
import dev.rlmworkbench.ui.control.VisibleText;
import dev.rlmworkbench.ui.control.form.FormParts;
import dev.rlmworkbench.ui.screen.Confirmation;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.state.Job;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Writes the chosen checkpoint for other programs and says whether what was written still says the same.
final class ExportCard extends Card {

    private final ScreenContext context;
    private final AdapterExportViewModel model;
    private final VBox outcome = new VBox(8);
    private final Button start;

    ExportCard(ScreenContext context, AdapterExportViewModel model) {
        this.context = context;
        this.model = model;
        setId("export-card");
        getStyleClass().add("judge-card");
        start = Buttons.normal("Export", Feather.DOWNLOAD, () -> model.start(this::ask));
        start.setId("export-start");
        var formats = new Segments<>("export", ExportFormat.class, ExportCard::words, model.format, model.format::set);
        var what = new Label();
        what.getStyleClass().add("small");
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        what.textProperty().bind(model.format.map(ExportCard::meaning));
        getChildren()
                .addAll(
                        new SectionHeader("Take it elsewhere"),
                        formats,
                        what,
                        target(),
                        from(),
                        new FieldError(model.trouble),
                        start,
                        outcome,
                        command());
        model.job().subscribe(_ -> show());
        model.exported().subscribe(_ -> show());
    }

    private static String words(ExportFormat format) {
        return switch (format) {
            case PEFT -> "PEFT folder";
            case MERGED -> "Merged model";
            case GGUF -> "GGUF adapter";
            case MODELFILE -> "Modelfile";
        };
    }

    private static String meaning(ExportFormat format) {
        return switch (format) {
            case PEFT -> "A folder that PEFT, vLLM and this product load onto the base.";
            case MERGED -> "The whole model with the adapter in its weights, as large as the base.";
            case GGUF -> "One file for llama.cpp, beside the base as GGUF.";
            case MODELFILE -> "That file and a Modelfile for ollama create.";
        };
    }

    private Node target() {
        var field = new TextField();
        field.setId("export-target");
        field.textProperty().bindBidirectional(model.target);
        HBox.setHgrow(field, Priority.ALWAYS);
        var choose = Buttons.icon(Feather.FOLDER, "Choose where it goes", this::choose);
        choose.setId("export-choose");
        return FormParts.labelled("Where to", new HBox(4, field, choose));
    }

    private void choose() {
        var chosen = model.format.get() == ExportFormat.GGUF
                ? context.files().saveAs("Save the adapter", lastName(model.target.get()))
                : context.files()
                        .chooseFolder("Where the folder goes")
                        .map(folder -> folder.resolve(lastName(model.target.get())));
        chosen.ifPresent(path -> model.target.set(path.toString()));
    }

    private static String lastName(String path) {
        return path.isBlank()
                ? "adapter"
                : String.valueOf(java.nio.file.Path.of(path).getFileName());
    }

    private Node from() {
        var field = new TextField();
        field.setId("export-from");
        field.setPromptText("the base's folder");
        field.textProperty().bindBidirectional(model.from);
        var box = FormParts.labelled("What Ollama calls the base, such as qwen2.5-coder:1.5b", field);
        box.visibleProperty().bind(model.format.isEqualTo(ExportFormat.MODELFILE));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private void ask(Runnable replace) {
        context.overlay()
                .show(new Confirmation(
                        context.overlay(),
                        "Replace what is there?",
                        "%s is there already. The export takes its place.".formatted(model.target.get()),
                        "Keep it",
                        "Replace it",
                        Feather.DOWNLOAD,
                        replace));
    }

    private void show() {
        outcome.getChildren().clear();
        var job = model.job().get();
        start.setDisable(job != null);
        if (job != null) {
            outcome.getChildren().add(running(job));
        }
        var exported = model.exported().get();
        if (exported != null) {
            outcome.getChildren().setAll(result(exported));
        }
    }

    private static Node running(Job job) {
        var bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText("How far the export is");
        bar.progressProperty().bind(job.fraction());
        HBox.setHgrow(bar, Priority.ALWAYS);
        var words = new Label();
        words.getStyleClass().add("small");
        words.textProperty().bind(job.detail());
        var cancel = Buttons.ghost("Cancel", job::cancel);
        cancel.setId("export-cancel");
        var row = new HBox(8, bar, words, cancel);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Node result(Exported exported) {
        var check = new Label(
                exported.sentence(),
                exported.correct()
                        ? Icons.of(Feather.CHECK_CIRCLE, "icon-14", "right-icon")
                        : Icons.of(Feather.X_CIRCLE, "icon-14", "wrong-icon"));
        check.setId("export-check");
        check.getStyleClass().add(exported.correct() ? "right-words" : "wrong-words");
        check.setWrapText(true);
        check.setMinHeight(Region.USE_PREF_SIZE);
        var where = new Label("Written to %s. It writes: %s"
                .formatted(
                        exported.written(), VisibleText.oneLine(exported.check().text(), 160)));
        where.getStyleClass().add("small");
        where.setWrapText(true);
        where.setMinHeight(Region.USE_PREF_SIZE);
        var use = new CommandLine(exported.use());
        use.setId("export-use");
        return new VBox(8, check, where, use);
    }

    private Node command() {
        var line = new CommandLine("");
        line.setId("export-command");
        model.command.subscribe(line::show);
        return FormParts.labelled("The same in a terminal", line);
    }
}
