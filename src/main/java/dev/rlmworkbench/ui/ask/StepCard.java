package dev.rlmworkbench.ui.ask;

import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.ui.control.code.CodeLanguage;
import dev.rlmworkbench.ui.control.code.CodePane;
import dev.rlmworkbench.ui.control.code.LongWords;
import dev.rlmworkbench.ui.control.code.OutputPane;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// One step: words, code, output. Brought up to date once a round while it goes on.
final class StepCard extends VBox {

    private static final int MAX_CODE_LINES = 14;
    private static final int MAX_OUTPUT_LINES = 10;
    private static final String FENCES = "(?s)```[a-z]*\\n?.*?(```|\\z)";

    private final AnswerStep step;
    private final ChangeListener<Number> listener = (_, _, _) -> show();
    private int blocksShown = -1;
    private int resultsShown = -1;

    StepCard(AnswerStep step) {
        this.step = step;
        getStyleClass().add("passage-card");
        step.version().addListener(listener);
        show();
    }

    void close() {
        step.version().removeListener(listener);
    }

    private void show() {
        var blocks = step.blocks();
        int results =
                (int) blocks.stream().filter(block -> block.result() != null).count();
        boolean onlyWords = blocks.size() == blocksShown && results == resultsShown && blocks.size() > 0;
        if (onlyWords && step.subCalls().isEmpty() && step.notes().isEmpty()) {
            return;
        }
        blocksShown = blocks.size();
        resultsShown = results;
        getChildren().clear();
        var title = new Label("Step " + step.turn() + (step.subCalls().isEmpty() ? "" : ", " + step.subCalls()));
        title.getStyleClass().add("strong");
        getChildren().add(title);
        // until code runs, the reply is shown as it streams in; then the code has a pane of its own
        var words = blocks.isEmpty()
                ? step.words()
                : step.words().replaceAll(FENCES, "").strip();
        if (!words.isBlank()) {
            text(words.strip(), "secondary");
        }
        for (var block : blocks) {
            var code = new CodePane(MAX_CODE_LINES);
            code.show(block.code().strip(), CodeLanguage.of(block.language()));
            getChildren().add(code);
            var result = block.result();
            if (result == null) {
                text("Running ...", "small");
            } else {
                result(result);
            }
        }
        step.notes().forEach(note -> text(note, "small"));
    }

    private void result(ReplResult result) {
        var printed = result.stdout().strip();
        if (!printed.isEmpty()) {
            var output = new OutputPane(MAX_OUTPUT_LINES);
            output.show(printed);
            getChildren().add(output);
        }
        if (result.value() != null && printed.isEmpty()) {
            text("= " + result.value(), "mono");
        }
        if (result.error() != null) {
            text(result.error().message(), "wrong-words");
        }
        if (result.finalAnswer() != null) {
            text("FINAL: " + result.finalAnswer(), "strong");
        }
    }

    private void text(String words, String styleClass) {
        getChildren().add(LongWords.of(words, styleClass));
    }
}
