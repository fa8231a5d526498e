package dev.rlmworkbench.ui.live;

import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.control.code.CodeLanguage;
import dev.rlmworkbench.ui.control.code.CodePane;
import dev.rlmworkbench.ui.control.code.LongWords;
import dev.rlmworkbench.ui.control.code.OutputPane;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What a turn said and did: words, thinking, code as it arrives, sub-calls, output.
final class TurnBody extends VBox {

    private final TurnTrace turn;
    private final LongWords words = new LongWords("secondary");
    private final Hyperlink thinkingToggle = new Hyperlink();
    private final LongWords thinking = new LongWords("small");
    private final CodePane code = new CodePane(14);
    private final Label outputHead = new Label();
    private final OutputPane output = new OutputPane(8);
    private final SubCallsPane subCalls = new SubCallsPane();
    private final LongWords notes = new LongWords("small");
    private String shownCode = "";
    private String shownOutput = "";

    TurnBody(TurnTrace turn) {
        super(8);
        this.turn = turn;
        notes.label().setGraphic(Icons.of(Feather.INFO, "icon-12", "warn-icon"));
        outputHead.getStyleClass().add("small");
        thinkingToggle.setOnAction(_ -> {
            thinking.show(turn.thinking());
            show(thinking, !thinking.isVisible());
        });
        for (var part : new Region[] {words, thinkingToggle, thinking, code, outputHead, output, notes}) {
            show(part, false);
        }
        getStyleClass().add("turn-body");
        getChildren().addAll(words, thinkingToggle, thinking, code, subCalls, outputHead, output, notes);
        update();
    }

    private static void show(Region node, boolean yes) {
        node.setVisible(yes);
        node.setManaged(yes);
    }

    void update() {
        var said = turn.plan();
        int firstLine = said.indexOf('\n') < 0 ? said.length() : said.indexOf('\n');
        boolean more =
                said.length() > firstLine || firstLine > 30 && turn.code().isEmpty();
        words.show(more ? said : "");
        show(words, more);
        thinkingToggle.setText(
                "Thinking, %,d characters".formatted(turn.thinking().length()));
        if (thinking.isVisible()) {
            thinking.show(turn.thinking());
        }
        show(thinkingToggle, !turn.thinking().isEmpty());
        updateCode();
        updateOutput();
        subCalls.update(turn);
        notes.show(String.join("\n", turn.notes()));
        show(notes, !turn.notes().isEmpty());
    }

    private void updateCode() {
        var now = turn.code();
        if (now.equals(shownCode)) {
            return;
        }
        code.show(now, CodeLanguage.of(turn.language()));
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
