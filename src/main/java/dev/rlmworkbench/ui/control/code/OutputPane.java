package dev.rlmworkbench.ui.control.code;

import dev.rlmworkbench.ui.control.StyleSheets;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;

/// What code printed: plain text in columns, selectable, of any length.
public final class OutputPane extends StackPane {

    private static final double LINE = 18;
    private static final double FRAME = 20;
    private static final double CHARACTER = 7.3;
    private static final double MARGIN = 28;

    private final LongTextArea area = new LongTextArea();
    private final int maxLines;

    /// Takes the room that there is, however long its text.
    public static OutputPane filling() {
        return new OutputPane(0);
    }

    /// @param maxLines shown without scrolling
    public OutputPane(int maxLines) {
        this.maxLines = maxLines;
        getStyleClass().addAll("code-pane", "output-pane");
        area.onOpened(this::fit);
        getStylesheets().add(StyleSheets.address("code"));
        getChildren().add(new VirtualizedScrollPane<>(area));
        widthProperty().addListener(_ -> fit());
        fit();
    }

    /// Text that goes on where the shown one ends does not move what is read.
    public void show(String text) {
        area.show(text);
        fit();
    }

    public LongTextArea area() {
        return area;
    }

    private void fit() {
        if (maxLines == 0) {
            setMinHeight(0);
            return;
        }
        long lines = Math.clamp(wrappedLines(), 1, maxLines);
        setMinHeight(lines * LINE + FRAME);
        setPrefHeight(lines * LINE + FRAME);
    }

    /// Counted no further than they are shown.
    private long wrappedLines() {
        int inALine = getWidth() > 0 ? (int) Math.max(10, (getWidth() - MARGIN) / CHARACTER) : Integer.MAX_VALUE;
        return area.getParagraphs().stream()
                .limit(maxLines)
                .mapToLong(line -> Math.ceilDiv(Math.max(1, line.length()), inALine))
                .sum();
    }
}
