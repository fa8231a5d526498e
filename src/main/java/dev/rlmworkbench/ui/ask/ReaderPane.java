package dev.rlmworkbench.ui.ask;

import dev.rlmworkbench.document.DocumentSet;
import dev.rlmworkbench.document.Passage;
import dev.rlmworkbench.document.PlaceUnit;
import dev.rlmworkbench.ui.ask.documents.DocumentWindow;
import dev.rlmworkbench.ui.control.StyleSheets;
import java.util.Collection;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// Reads a document at the place of a passage.
final class ReaderPane {

    private ReaderPane() {}

    static void open(SidePane side, DocumentSet documents, Passage passage) {
        var window = DocumentWindow.of(documents, passage);
        var area = new CodeArea();
        area.setId("ask-reader");
        area.setEditable(false);
        area.setWrapText(true);
        area.replaceText(window.text());
        var spans = new StyleSpansBuilder<Collection<String>>();
        spans.add(List.of(), window.highlight().start());
        spans.add(List.of("mark"), window.highlight().length());
        spans.add(List.of(), window.text().length() - window.highlight().end());
        area.setStyleSpans(0, spans.create());
        if (window.document().unit() != PlaceUnit.PAGE) {
            area.setParagraphGraphicFactory(line -> lineNumber(window.firstLine() + line));
        }
        var pane = new StackPane(new VirtualizedScrollPane<>(area));
        pane.getStyleClass().addAll("code-pane", "ask-reader");
        pane.getStylesheets().addAll(StyleSheets.address("code"), StyleSheets.address("ask"));
        side.show(
                window.document().name(),
                "%s; shown: %s".formatted(passage.place().toString().replaceFirst("^.*, ", ""), window.extent()),
                pane,
                () -> {});
        area.moveTo(window.highlight().start());
        int line = area.getCurrentParagraph();
        area.showParagraphAtTop(Math.max(0, line - 6));
    }

    private static Node lineNumber(int number) {
        var label = new Label(Integer.toString(number));
        label.getStyleClass().add("line-number");
        return label;
    }
}
