package dev.rlmworkbench.ui.trajectories;

import dev.rlmworkbench.trajectory.replay.Step;
import dev.rlmworkbench.ui.control.Chip;
import dev.rlmworkbench.ui.control.CutText;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.trajectories.task.StepWalk;
import dev.rlmworkbench.ui.trajectories.task.StepWords;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// One card a step, side by side; as many as there are, only those in sight are built.
final class StepCardsPane extends StackPane {

    private static final double MIN_CARD_WIDTH = 188;
    private static final double HEIGHT = 92;

    private final ListView<Step> cards = new ListView<>();
    /// Whether the selection follows the walk, which is no wish of the user's: a pane with fewer steps marks its last.
    private boolean marking;

    StepCardsPane(StepWalk walk) {
        cards.setOrientation(Orientation.HORIZONTAL);
        cards.getStyleClass().add("step-cards");
        cards.setCellFactory(_ -> {
            var cell = new Cell();
            // a card that is marked already is not selected by a click
            cell.setOnMouseClicked(_ -> {
                if (!cell.isEmpty()) {
                    walk.go(cell.getIndex());
                }
            });
            return cell;
        });
        cards.setMinHeight(HEIGHT);
        cards.setPrefHeight(HEIGHT);
        cards.setFocusTraversable(false);
        widthProperty().addListener(_ -> fit());
        cards.getSelectionModel().selectedIndexProperty().addListener((_, _, index) -> {
            if (!marking && index.intValue() >= 0) {
                walk.go(index.intValue());
            }
        });
        getChildren().add(cards);
    }

    void show(List<Step> steps) {
        marking = true;
        cards.getItems().setAll(steps);
        marking = false;
        fit();
    }

    void mark(int index) {
        if (index < cards.getItems().size()) {
            marking = true;
            cards.getSelectionModel().select(index);
            marking = false;
            cards.scrollTo(Math.max(0, index - 1));
        }
    }

    private void fit() {
        int many = Math.max(1, cards.getItems().size());
        double room = getWidth() - 4;
        if (room > 0) {
            boolean all = room / many >= MIN_CARD_WIDTH;
            cards.setFixedCellSize(all ? Math.min(room / many, 320) : MIN_CARD_WIDTH);
            cards.setMinHeight(all ? HEIGHT : HEIGHT + 12);
            cards.setPrefHeight(all ? HEIGHT : HEIGHT + 12);
        }
    }

    private static final class Cell extends ListCell<Step> {
        private final Label number = new Label();
        private final Label seconds = new Label();
        private final HBox badges = new HBox(4);
        private final Label plan = new Label();
        private final Label facts = new Label();
        private final Label tokens = new Label();
        private final VBox card;

        Cell() {
            number.getStyleClass().add("step-number");
            seconds.getStyleClass().addAll("small", "mono");
            badges.setAlignment(Pos.CENTER_RIGHT);
            HBox.setHgrow(badges, Priority.ALWAYS);
            CutText.of(plan).getStyleClass().add("body");
            plan.setMinWidth(0);
            facts.getStyleClass().add("caption");
            facts.setMinWidth(0);
            tokens.getStyleClass().add("caption");
            tokens.setMinWidth(Region.USE_PREF_SIZE);
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            var head = new HBox(8, number, seconds, badges);
            head.setAlignment(Pos.CENTER_LEFT);
            var foot = new HBox(6, facts, space, tokens);
            card = new VBox(5, head, plan, foot);
            card.getStyleClass().add("step-card");
            getStyleClass().add("step-cell");
            setPrefHeight(HEIGHT - 6);
        }

        @Override
        protected void updateItem(@Nullable Step step, boolean empty) {
            super.updateItem(step, empty);
            if (empty || step == null) {
                setGraphic(null);
                return;
            }
            number.setText(Integer.toString(step.number()));
            seconds.setText(Figures.seconds(step.took().toMillis() / 1000.0));
            badges.getChildren().clear();
            if (step.answer() != null) {
                badges.getChildren().add(new Chip("FINAL", Feather.FLAG, Chip.Tone.RIGHT));
            } else if (step.failed()) {
                badges.getChildren().add(new Chip("Error", Feather.ALERT_TRIANGLE, Chip.Tone.WARN));
            } else if (!step.notes().isEmpty()) {
                badges.getChildren().add(new Chip("Note", Feather.INFO, Chip.Tone.NEUTRAL));
            }
            plan.setText(StepWords.plan(step));
            facts.setText(
                    step.subCalls().isEmpty()
                            ? "%d code".formatted(step.code().size())
                            : "%d code, %,d sub"
                                    .formatted(
                                            step.code().size(), step.subCalls().size()));
            facts.setGraphic(Icons.of(step.subCalls().isEmpty() ? Feather.CODE : Feather.GIT_BRANCH, "icon-12"));
            var usage = step.usage();
            tokens.setText(
                    usage == null
                            ? ""
                            : "%s / %s"
                                    .formatted(
                                            Figures.tokens(usage.promptTokens()),
                                            Figures.tokens(usage.completionTokens())));
            setGraphic(card);
        }
    }
}
