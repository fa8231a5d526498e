package dev.rlmworkbench.ui.trajectories.tab;

import dev.rlmworkbench.trajectory.replay.Step;
import dev.rlmworkbench.trajectory.replay.Variable;
import dev.rlmworkbench.ui.control.VisibleText;
import dev.rlmworkbench.ui.trajectories.task.OpenTask;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// The variables that the code made, as of the step.
public final class VariablesTab implements StepTab {

    private final TableView<Variable> table = new TableView<>();
    private final Label none = new Label();
    private int step;

    public VariablesTab() {
        table.setId("variables");
        add("Name", 150, Variable::name).getStyleClass().add("mono");
        add("Type", 160, variable -> words(variable.state().type()));
        add("Size", 90, VariablesTab::size).setStyle("-fx-alignment: center-right;");
        add("Changed", 100, this::changed);
        add("Value", Double.MAX_VALUE, variable -> words(variable.state().preview()))
                .getStyleClass()
                .add("mono");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setRowFactory(_ -> new Row());
        none.getStyleClass().add("secondary");
        table.setPlaceholder(none);
    }

    private TableColumn<Variable, String> add(String title, double widest, Function<Variable, String> words) {
        var column = new TableColumn<Variable, String>(title);
        column.setCellValueFactory(cell -> new SimpleStringProperty(words.apply(cell.getValue())));
        column.setMaxWidth(widest);
        column.setMinWidth(Math.min(widest, 140));
        table.getColumns().add(column);
        return column;
    }

    private static String words(@Nullable String known) {
        return known == null ? "" : VisibleText.oneLine(known, 400);
    }

    private static String size(Variable variable) {
        var size = variable.state().size();
        return size == null ? "" : "%,d".formatted(size);
    }

    private String changed(Variable variable) {
        return variable.changedIn() == step ? "in this step" : "in step " + variable.changedIn();
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

    /// The value can be longer than its column.
    private static final class Row extends TableRow<Variable> {
        @Override
        protected void updateItem(@Nullable Variable variable, boolean empty) {
            super.updateItem(variable, empty);
            var value = empty || variable == null ? null : variable.state().preview();
            setTooltip(value == null ? null : new Tooltip(VisibleText.excerpt(value, 1_000)));
        }
    }
}
