package dev.rlmworkbench.ui.control;

import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;

/// What code printed: plain text in columns, selectable, of any length.
public final class OutputPane extends StackPane {

    private static final double LINE = 18;
    private static final double FRAME = 20;

    private final CodeArea area = new CodeArea();
    private final int mostLines;

    /// @param mostLines shown without scrolling
    public OutputPane(int mostLines) {
        this.mostLines = mostLines;
        getStyleClass().addAll("code-pane", "output-pane");
        area.setEditable(false);
        area.setWrapText(true);
        getStylesheets().add(StyleSheets.address("code"));
        getChildren().add(new VirtualizedScrollPane<>(area));
        fit();
    }

    public void show(String text) {
        area.replaceText(text);
        area.moveTo(0);
        fit();
    }

    public void append(String more) {
        area.appendText(more);
        fit();
    }

    public CodeArea area() {
        return area;
    }

    private void fit() {
        int lines = Math.clamp(area.getParagraphs().size(), 1, mostLines);
        setMinHeight(lines * LINE + FRAME);
        setPrefHeight(lines * LINE + FRAME);
    }
}
