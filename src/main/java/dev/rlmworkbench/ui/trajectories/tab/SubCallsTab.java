package dev.rlmworkbench.ui.trajectories.tab;

import dev.rlmworkbench.trajectory.replay.Step;
import dev.rlmworkbench.trajectory.replay.SubCall;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.control.VisibleText;
import dev.rlmworkbench.ui.control.code.OutputPane;
import dev.rlmworkbench.ui.trajectories.task.OpenTask;
import dev.rlmworkbench.ui.trajectories.task.StepWords;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The calls that the step's code made, as a tree: a child RLM opens in place, step by step. Beside it the exact prompt
/// and reply.
public final class SubCallsTab implements StepTab {

    /// What a row of the tree is.
    private sealed interface Row {
        record Call(SubCall call, int number) implements Row {}

        record ChildStep(Step step) implements Row {}
    }

    private final TreeView<Row> tree = new TreeView<>();
    private final OutputPane detail = OutputPane.filling();
    private final Label none = new Label();
    private final SplitPane split;
    private final StackPane root;

    public SubCallsTab() {
        tree.setId("sub-calls");
        tree.setShowRoot(false);
        tree.setCellFactory(_ -> new Cell());
        tree.getSelectionModel().selectedItemProperty().addListener((_, _, item) -> {
            if (item != null) {
                detail.show(words(item.getValue()));
            }
        });
        var right = new VBox(detail);
        VBox.setVgrow(detail, Priority.ALWAYS);
        right.getStyleClass().add("step-tab");
        split = new SplitPane(tree, right);
        split.setDividerPositions(0.45);
        none.getStyleClass().add("secondary");
        root = new StackPane(split, none);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(OpenTask task, Step step) {
        var top = new TreeItem<Row>();
        int number = 1;
        for (var call : step.subCalls()) {
            top.getChildren().add(item(call, number++));
        }
        tree.setRoot(top);
        boolean any = !top.getChildren().isEmpty();
        split.setVisible(any);
        none.setVisible(!any);
        none.setText("The code of step %d made no sub-calls.".formatted(step.number()));
        detail.show("");
        if (any) {
            tree.getSelectionModel().select(0);
        }
    }

    private static TreeItem<Row> item(SubCall call, int number) {
        var item = new TreeItem<Row>(new Row.Call(call, number));
        if (call.isRlm()) {
            for (var step : call.steps()) {
                var child = new TreeItem<Row>(new Row.ChildStep(step));
                int inner = 1;
                for (var each : step.subCalls()) {
                    child.getChildren().add(item(each, inner++));
                }
                item.getChildren().add(child);
            }
        }
        return item;
    }

    private static String words(Row row) {
        return switch (row) {
            case Row.Call(var call, var _) ->
                "PROMPT\n%s\n\n%s"
                        .formatted(
                                call.prompt(),
                                call.failure() == null ? "REPLY\n" + call.reply() : "FAILED\n" + call.failure());
            case Row.ChildStep(var step) ->
                "REPLY\n%s\n\nOUTPUT\n%s".formatted(step.reply(), step.output().isBlank() ? "(none)" : step.output());
        };
    }

    private static final class Cell extends TreeCell<Row> {
        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            switch (row) {
                case Row.Call(var call, var number) -> {
                    var ended = call.ended();
                    var took = ended == null
                            ? "did not end"
                            : Figures.seconds(java.time.Duration.between(call.started(), ended)
                                            .toMillis()
                                    / 1000.0);
                    var said = call.failure() == null ? call.reply() : call.failure();
                    setText("%d   %s   %s".formatted(number, took, oneLine(said)));
                    setGraphic(
                            call.failure() != null
                                    ? Icons.of(Feather.X, "icon-12", "wrong-icon")
                                    : call.isRlm()
                                            ? Icons.of(Feather.GIT_BRANCH, "icon-12", "accent-icon")
                                            : Icons.of(Feather.CHECK, "icon-12", "right-icon"));
                }
                case Row.ChildStep(var step) -> {
                    setText("Step %d   %s".formatted(step.number(), StepWords.plan(step)));
                    setGraphic(Icons.of(Feather.CODE, "icon-12"));
                }
            }
        }

        private static String oneLine(String text) {
            return VisibleText.oneLine(text, 160);
        }
    }
}
