package dev.rlmworkbench.ui.trajectories;

import dev.rlmworkbench.trajectory.replay.Step;
import dev.rlmworkbench.trajectory.replay.Variable;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The variables that the code made, as of the step. Events hold their names and when they changed, not their values.
final class VariablesTab implements StepTab {

    private final TableView<Variable> table = new TableView<>();
    private final Label none = new Label();
    private int step;

    VariablesTab() {
        table.setId("variables");
        var name = new TableColumn<Variable, String>("Name");
        name.setCellValueFactory(
                cell -> new SimpleStringProperty(cell.getValue().name()));
        var changed = new TableColumn<Variable, String>("Declared or changed last");
        changed.setCellValueFactory(cell -> new SimpleStringProperty(
                cell.getValue().changedIn() == step
                        ? "in this step"
                        : "in step " + cell.getValue().changedIn()));
        table.getColumns().add(name);
        table.getColumns().add(changed);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        none.getStyleClass().add("secondary");
        table.setPlaceholder(none);
    }

    @Override
    public Node node() {
        return table;
    }

    @Override
    public void show(OpenTask task, Step shown) {
        step = shown.number();
        none.setText("No variable was declared up to step %d, beside `context`.".formatted(step));
        table.getItems().setAll(task.replay().variables(step));
    }
}
