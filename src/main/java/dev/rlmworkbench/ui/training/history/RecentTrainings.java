package dev.rlmworkbench.ui.training.history;

import dev.rlmworkbench.training.job.TrainingOverview;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.CutText;
import dev.rlmworkbench.ui.control.Pressable;
import dev.rlmworkbench.ui.control.SectionHeader;
import java.util.List;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The newest trainings, to go on with where one left off. Nothing while there are none.
final class RecentTrainings extends Card {

    private static final int MAX = 6;

    private final TrainingsViewModel model;
    private final VBox rows = new VBox(2);

    /// @param all shows all of them
    RecentTrainings(TrainingsViewModel model, Runnable all) {
        this.model = model;
        setId("recent-trainings");
        getStyleClass().add("recent-trainings");
        var button = Buttons.ghost("All", all);
        button.getStyleClass().add("compact");
        button.setId("recent-trainings-all");
        getChildren().addAll(new SectionHeader("Trainings", button), rows);
        model.trainings().addListener((Observable _) -> show());
        show();
    }

    private void show() {
        List<TrainingOverview> newest = model.trainings().stream().limit(MAX).toList();
        rows.getChildren().setAll(newest.stream().map(this::row).toList());
        setVisible(!newest.isEmpty());
        setManaged(!newest.isEmpty());
    }

    private Node row(TrainingOverview training) {
        var name = CutText.of(new Label(training.training().name()));
        name.getStyleClass().add("strong");
        var made = CutText.of(new Label(training.spec() == null ? "" : TrainingRow.words(training.spec())));
        made.getStyleClass().add("small");
        var words = new VBox(1, name, made);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var chip = TrainingRow.chip(training, model.isStarting(training));
        chip.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(8, words, chip);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("recent-training");
        row.setId("recent-" + training.training().name());
        Pressable.make(row, "Open " + training.training().name(), () -> model.open(training));
        return row;
    }
}
