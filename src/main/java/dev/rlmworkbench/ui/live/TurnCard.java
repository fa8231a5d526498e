package dev.rlmworkbench.ui.live;

import dev.rlmworkbench.ui.control.CodeLanguage;
import dev.rlmworkbench.ui.control.CodePane;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.control.OutputPane;
import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One turn: plan, thinking, code as it arrives, output, sub-calls.
final class TurnCard extends VBox {

    private final TurnTrace turn;
    private final Label plan = new Label();
    private final Label figures = new Label();
    private final Label words = new Label();
    private final Hyperlink thinkingToggle = new Hyperlink();
    private final Label thinking = new Label();
    private final CodePane code = new CodePane(14);
    private final Label outputHead = new Label();
    private final OutputPane output = new OutputPane(8);
    private final SubCallsPane subCalls = new SubCallsPane();
    private final Label notes = new Label();
    private final VBox body = new VBox(8);
    private String shownCode = "";
    private String shownOutput = "";

    TurnCard(TurnTrace turn) {
        this.turn = turn;
        getStyleClass().add("turn-card");
        var number = new Label(Integer.toString(turn.number()));
        number.getStyleClass().add("turn-number");
        plan.getStyleClass().add("strong");
        plan.setMaxWidth(Double.MAX_VALUE);
        plan.setMinWidth(0);
        HBox.setHgrow(plan, Priority.ALWAYS);
        figures.getStyleClass().addAll("small", "mono");
        figures.setMinWidth(USE_PREF_SIZE);
        var fold = Icons.of(Feather.CHEVRON_DOWN, "icon-14");
        var head = new HBox(8, number, plan, figures, fold);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setOnMouseClicked(_ -> {
            show(body, !body.isVisible());
            fold.setRotate(body.isVisible() ? 0 : -90);
        });
        wrap(words, "secondary");
        wrap(thinking, "small");
        wrap(notes, "small");
        notes.setGraphic(Icons.of(Feather.INFO, "icon-12", "warn-icon"));
        outputHead.getStyleClass().add("small");
        thinkingToggle.setOnAction(_ -> show(thinking, !thinking.isVisible()));
        for (var part : new Region[] {words, thinkingToggle, thinking, code, outputHead, output, notes}) {
            show(part, false);
        }
        body.getStyleClass().add("turn-body");
        body.getChildren().addAll(words, thinkingToggle, thinking, code, subCalls, outputHead, output, notes);
        getChildren().addAll(head, body);
    }

    private static void wrap(Label label, String styleClass) {
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
    }

    private static void show(Region node, boolean yes) {
        node.setVisible(yes);
        node.setManaged(yes);
    }

    /// @param newest whether it is the one that is being worked on
    void update(Instant now, boolean newest) {
        getStyleClass().remove("newest");
        if (newest) {
            getStyleClass().add("newest");
        }
        var said = turn.plan();
        var first = said.lines().findFirst().orElse("");
        plan.setText(first.isEmpty() ? turn.code().isEmpty() ? "Waiting for the first token" : "Code" : first);
        boolean more = said.length() > first.length()
                || first.length() > 30 && turn.code().isEmpty();
        words.setText(more ? said : "");
        show(words, more);
        figures.setText("%,d in, %,d out  %.1f s"
                .formatted(turn.tokensIn(), turn.tokensOut(), turn.took(now).toMillis() / 1000.0));
        thinkingToggle.setText(
                "Thinking, %,d characters".formatted(turn.thinking().length()));
        thinking.setText(turn.thinking());
        show(thinkingToggle, !turn.thinking().isEmpty());
        updateCode();
        updateOutput();
        subCalls.update(turn);
        notes.setText(String.join("\n", turn.notes()));
        show(notes, !turn.notes().isEmpty());
    }

    private void updateCode() {
        var now = turn.code();
        if (now.equals(shownCode)) {
            return;
        }
        var language = CodeLanguage.of(turn.language());
        if (!shownCode.isEmpty() && now.startsWith(shownCode)) {
            code.append(now.substring(shownCode.length()));
        } else {
            code.show(now, language);
        }
        shownCode = now;
        show(code, !now.isEmpty());
    }

    private void updateOutput() {
        var now = turn.output();
        if (now.equals(shownOutput)) {
            return;
        }
        shownOutput = now;
        output.show(now);
        outputHead.setText("Output  %,d characters".formatted(now.length()));
        show(output, true);
        show(outputHead, true);
    }
}
