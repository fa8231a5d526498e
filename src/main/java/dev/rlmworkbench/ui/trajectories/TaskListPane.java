package dev.rlmworkbench.ui.trajectories;

import dev.rlmworkbench.trajectory.archive.TaskSummary;
import dev.rlmworkbench.trajectory.archive.TaskSummary.Outcome;
import dev.rlmworkbench.trajectory.pattern.PatternTag;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.control.MethodMark;
import dev.rlmworkbench.ui.control.SectionHeader;
import dev.rlmworkbench.ui.trajectories.task.TaskFigures;
import dev.rlmworkbench.ui.trajectories.task.TaskFilter;
import dev.rlmworkbench.ui.trajectories.task.TaskSort;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// The tasks of the file: search in all their text, filters with how many each would leave, order, and the list.
final class TaskListPane extends VBox {

    private static final double ROW = 52;
    private static final Duration TYPING = Duration.millis(250);

    private final TrajectoriesViewModel model;
    private final FlowPane chips = new FlowPane(4, 4);
    private final Label count = new Label();
    private final Label fileName = new Label();
    private final Label notice = new Label();
    private final ListView<TaskSummary> list;
    private final TextField words = new TextField();

    TaskListPane(TrajectoriesViewModel model, Runnable chooseFile) {
        this.model = model;
        getStyleClass().addAll("card", "task-list");
        var open = Buttons.icon(Feather.FOLDER, "Open a trajectory file", chooseFile);
        open.getStyleClass().add("compact");
        open.setId("trajectories-open");
        var head = new SectionHeader("Trajectories", open).withCount(count);
        list = new ListView<>(model.list().listed());
        list.setId("trajectories-list");
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new TaskCell());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, task) -> {
            if (task != null) {
                model.select(task);
            }
        });
        var nothing = new Label("No task passes search and filters.");
        nothing.getStyleClass().add("secondary");
        nothing.setWrapText(true);
        list.setPlaceholder(nothing);
        VBox.setVgrow(list, Priority.ALWAYS);
        notice.getStyleClass().addAll("caption", "list-notice");
        notice.setGraphic(Icons.of(Feather.ALERT_TRIANGLE, "icon-12", "warn-icon"));
        var top = new VBox(8, head, searchField(), chips, orderLine());
        top.getStyleClass().add("list-head");
        getChildren().addAll(top, list, notice);
        model.list().tasks().addListener((javafx.beans.Observable _) -> showFilters());
        model.list().filter().addListener(_ -> showFilters());
        model.list().listed().addListener((javafx.beans.Observable _) -> showCount());
        model.problems().addListener((javafx.beans.Observable _) -> showProblems());
        model.state().addListener(_ -> showFile());
        model.shown().addListener((_, _, task) -> {
            if (task != null && !task.summary().equals(list.getSelectionModel().getSelectedItem())) {
                list.getSelectionModel().select(task.summary());
                list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 2));
            }
        });
        showFilters();
        showProblems();
        showFile();
    }

    void search() {
        words.requestFocus();
        words.selectAll();
    }

    private Node searchField() {
        words.setId("trajectories-search");
        words.setPromptText("Search in all text (Ctrl+F)");
        var wait = new PauseTransition(TYPING);
        wait.setOnFinished(_ -> model.list().search(words.getText()));
        words.textProperty().addListener(_ -> wait.playFromStart());
        words.setOnAction(_ -> {
            wait.stop();
            model.list().search(words.getText());
        });
        return words;
    }

    private Node orderLine() {
        var order = new ChoiceBox<TaskSort>();
        order.getItems().setAll(TaskSort.values());
        order.valueProperty().bindBidirectional(model.list().sort());
        order.getStyleClass().add("quiet-choice");
        order.setAccessibleText("Order of the list");
        fileName.getStyleClass().add("caption");
        fileName.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var line = new HBox(8, order, space, fileName);
        line.setAlignment(Pos.CENTER_LEFT);
        order.setMinWidth(Region.USE_PREF_SIZE);
        return line;
    }

    private void showFile() {
        model.file().ifPresent(file -> {
            var name = String.valueOf(file.getFileName()).replaceFirst("(_trajectories)?\\.jsonl$", "");
            fileName.setText(name);
            fileName.setTooltip(new Tooltip(file.toString()));
            words.clear();
        });
    }

    private void showCount() {
        int all = model.list().tasks().size();
        int some = model.list().listed().size();
        count.setText(
                model.list().busy().get()
                        ? "searching"
                        : some == all ? "%,d".formatted(all) : "%,d of %,d".formatted(some, all));
    }

    private void showFilters() {
        showCount();
        chips.getChildren().clear();
        for (var outcome : Outcome.values()) {
            long many = model.list().tasks().stream()
                    .filter(task -> task.outcome() == outcome)
                    .count();
            if (many > 0) {
                var icon =
                        switch (outcome) {
                            case RIGHT -> Feather.CHECK;
                            case WRONG -> Feather.X;
                            case ERROR -> Feather.ALERT_TRIANGLE;
                            case LIMIT -> Feather.SLASH;
                            case UNKNOWN -> Feather.CIRCLE;
                        };
                chips.getChildren()
                        .add(chip(
                                "%s %,d".formatted(TaskFigures.words(outcome), many),
                                icon,
                                model.list().filter().get().outcomes().contains(outcome),
                                () -> change(model.list().filter().get().toggled(outcome))));
            }
        }
        if (model.list().tasks().stream().anyMatch(task -> task.subCalls() > 0)) {
            boolean only = model.list().filter().get().withSubCalls();
            chips.getChildren()
                    .add(chip(
                            "Sub-calls",
                            Feather.GIT_BRANCH,
                            only,
                            () -> change(model.list().filter().get().withSubCalls(!only))));
        }
        var more = more();
        if (!more.getItems().isEmpty()) {
            chips.getChildren().add(more);
        }
    }

    private static ToggleButton chip(String words, Feather icon, boolean chosen, Runnable toggle) {
        var chip = new ToggleButton(words, Icons.of(icon, "icon-12"));
        chip.setMnemonicParsing(false);
        chip.getStyleClass().add("filter-chip");
        chip.setSelected(chosen);
        chip.setOnAction(_ -> toggle.run());
        return chip;
    }

    private MenuButton more() {
        var filter = model.list().filter().get();
        int chosen = filter.methods().size() + filter.tags().size();
        var more = new MenuButton(chosen == 0 ? "More" : "More " + chosen, Icons.of(Feather.PLUS, "icon-12"));
        more.setId("trajectories-more-filters");
        more.getStyleClass().add("filter-chip");
        var methods = model.list().tasks().stream()
                .map(TaskSummary::method)
                .distinct()
                .sorted()
                .toList();
        if (methods.size() > 1) {
            for (var method : methods) {
                var item = new CheckMenuItem(MethodMark.name(method), MethodMark.of(method));
                item.setSelected(filter.methods().contains(method));
                item.setOnAction(_ -> change(model.list().filter().get().toggled(method)));
                more.getItems().add(item);
            }
        }
        if (!model.list().tasks().isEmpty()) {
            if (!more.getItems().isEmpty()) {
                more.getItems().add(new SeparatorMenuItem());
            }
            for (var tag : PatternTag.values()) {
                var item = new CheckMenuItem(tag.label());
                item.setSelected(filter.tags().contains(tag));
                item.setOnAction(_ -> model.list().toggle(tag));
                more.getItems().add(item);
            }
        }
        return more;
    }

    private void change(TaskFilter filter) {
        model.list().filter().set(filter);
    }

    private void showProblems() {
        var problems = model.problems();
        notice.setVisible(!problems.isEmpty());
        notice.setManaged(!problems.isEmpty());
        notice.setText(
                problems.size() == 1
                        ? "1 line could not be read"
                        : "%,d lines could not be read".formatted(problems.size()));
        notice.setTooltip(new Tooltip(String.join("\n", problems.subList(0, Math.min(10, problems.size())))));
    }
}
