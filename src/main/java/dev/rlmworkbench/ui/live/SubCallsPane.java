package dev.rlmworkbench.ui.live;

import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.control.VisibleText;
import dev.rlmworkbench.ui.control.code.OutputPane;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The sub-calls of a turn: how many are done, and on demand each with prompt and reply. The list is virtualised.
final class SubCallsPane extends VBox {

    private static final double ROW = 28;
    private static final int MAX_ROWS = 8;

    private final Label count = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Hyperlink toggle = new Hyperlink();
    private final ObservableList<SubCallTrace> items = FXCollections.observableArrayList();
    private final ListView<SubCallTrace> list = new ListView<>(items);
    private final OutputPane detail = new OutputPane(8);
    private int doneBefore = -1;

    SubCallsPane() {
        super(6);
        var name = new Label("Sub-calls", Icons.of(Feather.GIT_BRANCH, "icon-14"));
        name.getStyleClass().add("strong");
        count.getStyleClass().add("small");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(8, name, count, space, toggle);
        head.setAlignment(Pos.CENTER_LEFT);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("sub-call-bar");
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new Row());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, call) -> showDetail(call));
        hide(list, true);
        hide(detail, true);
        toggle.setOnAction(_ -> {
            hide(list, list.isVisible());
            hide(detail, true);
            tell();
        });
        getChildren().addAll(head, bar, list, detail);
        hide(this, true);
    }

    private static void hide(Region node, boolean yes) {
        node.setVisible(!yes);
        node.setManaged(!yes);
    }

    void update(TurnTrace turn) {
        var calls = turn.subCalls();
        if (calls.isEmpty()) {
            return;
        }
        hide(this, false);
        if (items.size() < calls.size()) {
            items.addAll(calls.subList(items.size(), calls.size()));
        }
        bar.setProgress((double) turn.subCallsDone() / calls.size());
        count.setText("%,d of %,d done%s"
                .formatted(
                        turn.subCallsDone(),
                        calls.size(),
                        turn.subCallsDone() == 0 ? "" : ", average %.1f s".formatted(turn.meanSubCallSeconds())));
        if (list.isVisible() && (doneBefore != turn.subCallsDone() || turn.subCallsDone() < calls.size())) {
            list.refresh();
            showDetail(list.getSelectionModel().getSelectedItem());
        }
        doneBefore = turn.subCallsDone();
        double height = Math.min(items.size(), MAX_ROWS) * ROW + 2;
        list.setMinHeight(height);
        list.setPrefHeight(height);
        tell();
    }

    private void tell() {
        toggle.setText(list.isVisible() ? "Hide" : items.size() == 1 ? "Show" : "Show all %,d".formatted(items.size()));
    }

    private void showDetail(@Nullable SubCallTrace call) {
        if (call != null) {
            hide(detail, false);
            detail.show("PROMPT\n%s\n\nREPLY\n%s".formatted(call.prompt(), call.reply()));
        }
    }

    private static final class Row extends ListCell<SubCallTrace> {
        private final Label number = new Label();
        private final Label reply = new Label();
        private final Label time = new Label();
        private final HBox row = new HBox(8, number, reply, time);

        Row() {
            number.getStyleClass().add("mono");
            number.setMinWidth(64);
            reply.setMaxWidth(Double.MAX_VALUE);
            reply.setMinWidth(0);
            HBox.setHgrow(reply, Priority.ALWAYS);
            time.getStyleClass().add("mono");
            time.setMinWidth(Region.USE_PREF_SIZE);
            row.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable SubCallTrace call, boolean empty) {
            super.updateItem(call, empty);
            if (empty || call == null) {
                setGraphic(null);
                return;
            }
            number.setText("#" + call.number());
            number.setGraphic(
                    call.failed()
                            ? Icons.of(Feather.X, "icon-12", "wrong-icon")
                            : call.done()
                                    ? Icons.of(Feather.CHECK, "icon-12", "right-icon")
                                    : Icons.of(Feather.LOADER, "icon-12", "accent-icon"));
            var text = VisibleText.oneLine(call.reply(), 200);
            reply.setText(text.isEmpty() ? "waiting for the first token" : text);
            var took = call.took();
            time.setText(took == null ? "" : "%.1f s".formatted(took.toMillis() / 1000.0));
            setGraphic(row);
        }
    }
}
