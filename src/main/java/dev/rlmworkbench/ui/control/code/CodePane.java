package dev.rlmworkbench.ui.control.code;

import dev.rlmworkbench.ui.control.StyleSheets;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;

/// Code with line numbers and colours, to be read. It is as high as its lines, up to a
/// limit, and scrolls beyond.
public final class CodePane extends StackPane {

    /// Colours of more would hold up the screen.
    private static final int MAX_COLOURED = 60_000;

    private static final double LINE = 18;
    private static final double FRAME = 18;
    private static final double CHARACTER = 7.3;
    private static final double LINE_NUMBERS = 44;
    private static final double SCROLL_BAR = 12;

    private final LongTextArea area = new LongTextArea();
    private final int maxLines;
    private CodeLanguage language = CodeLanguage.JAVA;

    /// @param maxLines shown without scrolling
    public CodePane(int maxLines) {
        this.maxLines = maxLines;
        getStyleClass().add("code-pane");
        area.setWrapText(false);
        area.number(1);
        area.onOpened(this::colour);
        getStylesheets().add(StyleSheets.address("code"));
        getChildren().add(new VirtualizedScrollPane<>(area));
        widthProperty().addListener(_ -> fit());
        fit();
    }

    /// Code that is still being written by a model is shown again with each piece.
    public void show(String code, CodeLanguage in) {
        language = in;
        area.show(code);
        colour();
    }

    public LongTextArea area() {
        return area;
    }

    public String text() {
        return area.whole();
    }

    private void colour() {
        int length = area.getLength();
        if (length > 0 && length <= MAX_COLOURED) {
            area.setStyleSpans(0, Highlighting.of(area.unbroken(), language));
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
