package dev.rlmworkbench.ui.ask.documents;

import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Icons;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One document: name, size, pages and tokens; or why it cannot be read.
public final class DocumentRow extends ListCell<LoadedDocument> {

    private final DocumentShelf shelf;

    public DocumentRow(DocumentShelf shelf) {
        this.shelf = shelf;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(LoadedDocument item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        boolean bad = item.state().get() instanceof LoadedDocument.Bad;
        var warnings = item.warnings();
        var icon = bad || !warnings.isEmpty()
                ? Icons.of(Feather.ALERT_TRIANGLE, bad ? "wrong-icon" : "warn-icon")
                : Icons.of(item.folder() ? Feather.FOLDER : Feather.FILE_TEXT);
        var name = new Label(item.name());
        name.getStyleClass().add("strong");
        var detail = new Label(item.detail());
        detail.getStyleClass().add(bad ? "wrong-words" : "small");
        detail.setWrapText(bad);
        var words = new VBox(name, detail);
        if (!warnings.isEmpty()) {
            var warning = new Label(String.join(" ", warnings).replaceAll(" +", " "));
            warning.getStyleClass().add("warn-words");
            warning.setWrapText(true);
            words.getChildren().add(warning);
        }
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(8, icon, words, Buttons.icon(Feather.X, "Remove", () -> shelf.remove(item)));
        row.getStyleClass().add("ask-document-row");
        setGraphic(row);
        setTooltip(new Tooltip(item.path() + "\n" + item.detail()));
    }
}
