package dev.rlmworkbench.ui.control.code;

import dev.rlmworkbench.ui.control.StyleSheets;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;

/// Code with line numbers and colours, to be read, or edited where that is allowed. It is as high as its lines, up to a
/// limit, and scrolls beyond.
public final class CodePane extends StackPane {

    private static final double LINE = 18;
    private static final double FRAME = 18;
    private static final double CHARACTER = 7.3;
    private static final double LINE_NUMBERS = 44;
    private static final double SCROLL_BAR = 12;

    private final CodeArea area = new CodeArea();
    private final int maxLines;
    private CodeLanguage language = CodeLanguage.JAVA;

    /// @param maxLines shown without scrolling
    public CodePane(int maxLines) {
        this.maxLines = maxLines;
        getStyleClass().add("code-pane");
        area.setEditable(false);
        area.setWrapText(false);
        area.setParagraphGraphicFactory(line -> {
            var number = new Label(Integer.toString(line + 1));
            number.getStyleClass().add("line-number");
            return number;
        });
        getStylesheets().add(StyleSheets.address("code"));
        getChildren().add(new VirtualizedScrollPane<>(area));
        widthProperty().addListener(_ -> fit());
        fit();
    }

    public void show(String code, CodeLanguage in) {
        language = in;
        area.replaceText(code);
        colour();
    }

    /// For code that is still being written by a model.
    public void append(String more) {
        area.appendText(more);
        colour();
    }

    /// Colours are brought up to date with [#colour()].
    public CodeArea area() {
        return area;
    }

    public String text() {
        return area.getText();
    }

    public void colour() {
        if (area.getLength() > 0) {
            area.setStyleSpans(0, Highlighting.of(area.getText(), language));
        }
        fit();
    }

    private void fit() {
        int lines = Math.clamp(area.getParagraphs().size(), 1, maxLines);
        int longest = area.getParagraphs().stream()
                .mapToInt(line -> line.length())
                .max()
                .orElse(0);
        boolean scrolls = getWidth() > 0 && longest * CHARACTER + LINE_NUMBERS > getWidth();
        double height = lines * LINE + FRAME + (scrolls ? SCROLL_BAR : 0);
        setMinHeight(height);
        setPrefHeight(height);
    }
}
