package dev.rlmworkbench.ui.live;

import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.control.code.CodeLanguage;
import dev.rlmworkbench.ui.control.code.CodePane;
import dev.rlmworkbench.ui.control.code.OutputPane;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What a turn said and did: words, thinking, code as it arrives, sub-calls, output.
final class TurnBody extends VBox {

    /// A model that repeats itself without end must not be laid out from its first word at each new one.
    private static final int MAX_WORDS = 8_000;

    private final TurnTrace turn;
    private final Label words = new Label();
    private final Hyperlink thinkingToggle = new Hyperlink();
    private final Label thinking = new Label();
    private final CodePane code = new CodePane(14);
    private final Label outputHead = new Label();
    private final OutputPane output = new OutputPane(8);
    private final SubCallsPane subCalls = new SubCallsPane();
    private final Label notes = new Label();
    private String shownCode = "";
    private String shownOutput = "";

    TurnBody(TurnTrace turn) {
        super(8);
        this.turn = turn;
        wrap(words, "secondary");
        wrap(thinking, "small");
        wrap(notes, "small");
        notes.setGraphic(Icons.of(Feather.INFO, "icon-12", "warn-icon"));
        outputHead.getStyleClass().add("small");
        thinkingToggle.setOnAction(_ -> show(thinking, !thinking.isVisible()));
        for (var part : new Region[] {words, thinkingToggle, thinking, code, outputHead, output, notes}) {
            show(part, false);
        }
        getStyleClass().add("turn-body");
        getChildren().addAll(words, thinkingToggle, thinking, code, subCalls, outputHead, output, notes);
        update();
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

    void update() {
        var said = turn.plan();
        int firstLine = said.indexOf('\n') < 0 ? said.length() : said.indexOf('\n');
        boolean more =
                said.length() > firstLine || firstLine > 30 && turn.code().isEmpty();
        words.setText(more ? tail(said) : "");
        show(words, more);
        thinkingToggle.setText(
                "Thinking, %,d characters".formatted(turn.thinking().length()));
        thinking.setText(tail(turn.thinking()));
        show(thinkingToggle, !turn.thinking().isEmpty());
        updateCode();
        updateOutput();
        subCalls.update(turn);
        notes.setText(String.join("\n", turn.notes()));
        show(notes, !turn.notes().isEmpty());
    }

    private static String tail(String text) {
        return text.length() <= MAX_WORDS
                ? text
                : "(the last %,d of %,d characters) ...".formatted(MAX_WORDS, text.length())
                        + text.substring(text.length() - MAX_WORDS);
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
