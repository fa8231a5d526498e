package dev.rlmworkbench.ui.training.judge;

import dev.rlmworkbench.training.evaluation.OptimizerDuel;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.SectionHeader;
import dev.rlmworkbench.ui.training.desk.TrainingDesk;
import dev.rlmworkbench.ui.training.desk.TrainingStep;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// AdamW against Muon, where the same was trained by both.
final class OptimizersCard extends Card {

    private final TrainingDesk desk;
    private final EvaluateViewModel model;
    private final VBox words = new VBox(8);
    private final Button curves;

    OptimizersCard(TrainingDesk desk, EvaluateViewModel model) {
        this.desk = desk;
        this.model = model;
        setId("optimizers-card");
        getStyleClass().add("judge-card");
        curves = Buttons.normal("Compare the curves", Feather.TRENDING_DOWN, this::compareCurves);
        curves.setId("optimizers-curves");
        curves.getStyleClass().add("compact");
        getChildren().addAll(new SectionHeader("AdamW against Muon", curves), words);
        model.duel().subscribe(this::show);
    }

    private void compareCurves() {
        var duel = model.duel().get();
        var here = desk.training().get();
        if (duel != null && here != null) {
            desk.compared().setAll(List.of(here.path().equals(duel.first().path()) ? duel.second() : duel.first()));
            desk.step().set(TrainingStep.TRAIN);
        }
    }

    private void show(@Nullable OptimizerDuel duel) {
        curves.setVisible(duel != null);
        words.getChildren().clear();
        if (duel == null) {
            say("No other training here differs from this one by its optimiser alone. Configure one with \"both\", or"
                    + " train the same data with the same values by the other optimiser.");
            return;
        }
        say("Here AdamW made %s, and Muon %s, of the same texts in the same order."
                .formatted(duel.first().name(), duel.second().name()));
        duel.sentences().forEach(this::say);
        if (duel.losses() == null) {
            say("They have no step in common yet.");
        }
        if (duel.answers() == null) {
            say("Evaluate both by the same tasks to see which one answers better.");
        }
    }

    private void say(String text) {
        var label = new Label(Character.toUpperCase(text.charAt(0)) + text.substring(1));
        label.getStyleClass().add("secondary");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        words.getChildren().add(label);
    }
}
