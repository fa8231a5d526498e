package dev.rlmworkbench.ui.live;

import dev.rlmworkbench.ui.control.CutText;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.control.Pressable;
import dev.rlmworkbench.ui.control.VisibleText;
import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// One turn: its first words and figures, and unless it is folded, all of it. Folded it has no nodes but its head, so
/// that a task of a thousand turns costs no more than one of ten.
final class TurnCard extends VBox {

    private static final int MAX_PLAN = 200;

    private final TurnTrace turn;
    private final Label plan = new Label();
    private final Label figures = new Label();
    private final Node fold = Icons.of(Feather.CHEVRON_DOWN, "icon-14");
    private @Nullable TurnBody body;
    private boolean chosenByUser;

    TurnCard(TurnTrace turn) {
        this.turn = turn;
        getStyleClass().add("turn-card");
        var number = new Label(Integer.toString(turn.number()));
        number.getStyleClass().add("turn-number");
        CutText.of(plan).getStyleClass().add("strong");
        plan.setMaxWidth(Double.MAX_VALUE);
        plan.setMinWidth(0);
        HBox.setHgrow(plan, Priority.ALWAYS);
        figures.getStyleClass().addAll("small", "mono");
        figures.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(8, number, plan, figures, fold);
        head.setAlignment(Pos.CENTER_LEFT);
        Pressable.make(head, "Turn %d, fold or unfold".formatted(turn.number()), () -> {
            chosenByUser = true;
            unfold(body == null);
        });
        getChildren().add(head);
        unfold(true);
    }

    private void unfold(boolean yes) {
        var now = yes ? new TurnBody(turn) : null;
        if (body != null) {
            getChildren().remove(body);
        }
        if (now != null) {
            getChildren().add(now);
        }
        body = now;
        fold.setRotate(yes ? 0 : -90);
    }

    /// Folds it unless the user has decided otherwise.
    void foldAsOld() {
        if (body != null && !chosenByUser) {
            unfold(false);
        }
    }

    /// @param newest whether it is the one that is being worked on
    void update(Instant now, boolean newest) {
        getStyleClass().remove("newest");
        if (newest) {
            getStyleClass().add("newest");
        }
        var said = turn.plan();
        var first = said.lines().findFirst().orElse("");
        plan.setText(
                first.isEmpty()
                        ? turn.code().isEmpty() ? turn.failed() ? "No reply" : "Waiting for the first token" : "Code"
                        : VisibleText.oneLine(first, MAX_PLAN));
        figures.setText("%,d in, %,d out  %.1f s"
                .formatted(turn.tokensIn(), turn.tokensOut(), turn.took(now).toMillis() / 1000.0));
        if (body != null) {
            body.update();
        }
    }
}
