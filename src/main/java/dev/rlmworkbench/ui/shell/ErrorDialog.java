package dev.rlmworkbench.ui.shell;

import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.MessageCard;
import dev.rlmworkbench.ui.control.code.OutputPane;
import dev.rlmworkbench.ui.notice.ErrorReport;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A failure with its details, to be copied into a report.
final class ErrorDialog {

    private ErrorDialog() {}

    public static Node of(ErrorReport report, Runnable close) {
        var details = new OutputPane(16);
        details.show(report.details());
        var card = new VBox(
                new MessageCard(
                        MessageCard.Kind.ERROR,
                        report.title(),
                        report.sentence(),
                        Buttons.normal("Copy report", Feather.COPY, () -> copy(report.text())),
                        Buttons.ghost("Close", close)),
                details);
        card.setId("error-dialog");
        card.getStyleClass().addAll("popover-surface", "dialog-card");
        return card;
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
