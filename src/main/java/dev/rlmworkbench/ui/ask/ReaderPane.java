package dev.rlmworkbench.ui.ask;

import dev.rlmworkbench.document.DocumentSet;
import dev.rlmworkbench.document.Passage;
import dev.rlmworkbench.document.PlaceUnit;
import dev.rlmworkbench.ui.ask.documents.DocumentWindow;
import dev.rlmworkbench.ui.control.StyleSheets;
import dev.rlmworkbench.ui.control.code.LongTextArea;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;

/// Reads a document at the place of a passage.
final class ReaderPane {

    private ReaderPane() {}

    static void open(SidePane side, DocumentSet documents, Passage passage) {
        var window = DocumentWindow.of(documents, passage);
        var area = new LongTextArea();
        area.setId("ask-reader");
        if (window.document().unit() != PlaceUnit.PAGE) {
            area.number(window.firstLine());
        }
        var pane = new StackPane(new VirtualizedScrollPane<>(area));
        pane.getStyleClass().addAll("code-pane", "ask-reader");
        pane.getStylesheets().addAll(StyleSheets.address("code"), StyleSheets.address("ask"));
        side.show(
                window.document().name(),
                "%s; shown: %s".formatted(passage.place().toString().replaceFirst("^.*, ", ""), window.extent()),
                pane,
                () -> {});
        area.showAt(
                window.text(), window.highlight().start(), window.highlight().end());
    }
}
