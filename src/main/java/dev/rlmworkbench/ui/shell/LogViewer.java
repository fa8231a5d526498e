package dev.rlmworkbench.ui.shell;

import dev.rlmworkbench.ui.control.SectionHeader;
import dev.rlmworkbench.ui.control.code.OutputPane;
import dev.rlmworkbench.ui.notice.RecentLog;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// The log of this session.
final class LogViewer {

    private LogViewer() {}

    /// @param more the command that logs more
    static Node of(RecentLog log, String more) {
        var text = log.text();
        var output = new OutputPane(22);
        output.show(text.isEmpty() ? "Nothing was logged. Started so, the window logs more: " + more : text);
        var card = new VBox(new SectionHeader("Log of this session"), output);
        card.getStyleClass().addAll("popover-surface", "dialog-card");
        return card;
    }
}
