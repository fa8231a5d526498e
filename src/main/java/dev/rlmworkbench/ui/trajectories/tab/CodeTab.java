package dev.rlmworkbench.ui.trajectories.tab;

import dev.rlmworkbench.trajectory.replay.CodeRun;
import dev.rlmworkbench.trajectory.replay.Step;
import dev.rlmworkbench.ui.control.BesideOrBelow;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.control.code.CodeLanguage;
import dev.rlmworkbench.ui.control.code.CodePane;
import dev.rlmworkbench.ui.control.code.LongWords;
import dev.rlmworkbench.ui.control.code.OutputPane;
import dev.rlmworkbench.ui.trajectories.task.OpenTask;
import dev.rlmworkbench.ui.trajectories.task.StepWords;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What the model said, the code it wrote, and beside it what that printed.
public final class CodeTab implements StepTab {

    private static final int MAX_LINES = 24;
    private static final double ROOM_FOR_ONE = 290;

    private final VBox content = new VBox(12);
    private final ScrollPane scroll = new ScrollPane(content);

    public CodeTab() {
        content.getStyleClass().add("step-tab");
        scroll.setFitToWidth(true);
    }

    @Override
    public Node node() {
        return scroll;
    }

    @Override
    public void show(OpenTask task, Step step) {
        content.getChildren().clear();
        scroll.setVvalue(0);
        if (!step.thinking().isBlank()) {
            thinking(step.thinking());
        }
        var said = StepWords.said(step);
        if (!said.isEmpty()) {
            content.getChildren().add(LongWords.of(said, "body"));
        }
        for (var run : step.code()) {
            content.getChildren().add(block(run));
        }
        if (step.code().isEmpty() && step.answer() == null) {
            content.getChildren().add(LongWords.of("The model wrote no code in this step.", "secondary"));
        }
        for (var note : StepWords.notes(step)) {
            var label = LongWords.of(note, "small");
            label.label().setGraphic(Icons.of(Feather.INFO, "icon-12", "warn-icon"));
            content.getChildren().add(label);
        }
        var answer = step.answer();
        if (answer != null) {
            var label = LongWords.of("FINAL (%s): %s".formatted(answer.how(), answer.answer()), "strong");
            label.label().setGraphic(Icons.of(Feather.FLAG, "icon-14", "right-icon"));
            content.getChildren().add(label);
        }
    }

    private void thinking(String text) {
        var words = LongWords.of(text, "small");
        words.setVisible(false);
        words.setManaged(false);
        var toggle = new Hyperlink("Thinking, %,d characters".formatted(text.length()));
        toggle.setOnAction(_ -> {
            words.setVisible(!words.isVisible());
            words.setManaged(words.isVisible());
        });
        content.getChildren().addAll(toggle, words);
    }

    private Node block(CodeRun run) {
        var code = new CodePane(MAX_LINES);
        code.show(run.code().stripTrailing(), CodeLanguage.of(run.language()));
        var left = new VBox(6, head("Code", codeWords(run), run.code()), code);
        var text = StepWords.output(run);
        var right = new VBox(6, head("Output", outputWords(run, text), text));
        if (!text.isEmpty()) {
            var output = new OutputPane(MAX_LINES);
            output.show(text);
            right.getChildren().add(output);
        }
        return new BesideOrBelow(ROOM_FOR_ONE, List.of(left, right));
    }

    private static Node head(String title, String words, String copied) {
        var heading = new Label(title);
        heading.getStyleClass().add("strong");
        heading.setMinWidth(Region.USE_PREF_SIZE);
        var detail = new Label(words);
        detail.getStyleClass().add("small");
        detail.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(8, heading, detail, space);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(28);
        if (!copied.isEmpty()) {
            head.getChildren().add(CopyButton.of("Copy", () -> copied));
        }
        return head;
    }

    private static String codeWords(CodeRun run) {
        var language = CodeLanguage.of(run.language()) == CodeLanguage.PYTHON ? "Python" : "Java";
        var result = run.result();
        return result == null
                ? language + ", did not end"
                : "%s, ran %s"
                        .formatted(language, Figures.seconds(result.elapsed().toMillis() / 1000.0));
    }

    private static String outputWords(CodeRun run, String text) {
        var result = run.result();
        if (result == null) {
            return "none";
        }
        var error = result.error();
        var length = text.isEmpty() ? "nothing was printed" : "%,d characters".formatted(text.length());
        return error == null ? length : length + ", ended with an error";
    }
}
