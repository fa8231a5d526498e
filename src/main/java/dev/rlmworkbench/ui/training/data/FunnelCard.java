package dev.rlmworkbench.ui.training.data;

import dev.rlmworkbench.training.data.Funnel;
import dev.rlmworkbench.training.data.SampleGate;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.CutText;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Gate after gate: how many came, how many went on. What a gate kept out is shown where it is pressed.
final class FunnelCard extends Card {

    private final Consumer<SampleGate> chosen;

    FunnelCard(List<Funnel.Count> funnel, Consumer<SampleGate> chosen) {
        this.chosen = chosen;
        setId("data-funnel");
        getChildren().add(Card.titled("Gates").getChildren().getFirst());
        var rows = new VBox(2);
        for (var of : SampleGate.Of.values()) {
            var part = funnel.stream().filter(count -> count.gate().of() == of).toList();
            if (!part.isEmpty()) {
                int most = Math.max(1, part.getFirst().came());
                rows.getChildren().add(heading(of, part));
                part.forEach(count -> rows.getChildren().add(row(count, most)));
            }
        }
        getChildren().add(rows);
    }

    private static Node heading(SampleGate.Of of, List<Funnel.Count> part) {
        var last = part.getLast();
        var name = of.name().charAt(0) + of.name().substring(1).toLowerCase(Locale.ROOT);
        var words = new Label("%s: %,d of %,d went on"
                .formatted(
                        name.equals("Trajectory") ? "Trajectories" : name + "s",
                        last.came() - last.refused(),
                        part.getFirst().came()));
        words.getStyleClass().addAll("small", "gate-heading");
        return words;
    }

    private Node row(Funnel.Count count, int most) {
        var words = CutText.of(new Label(count.gate().words()));
        words.getStyleClass().add("gate-words");
        words.setMinWidth(0);
        var bar = new GateBar(count.came(), count.refused(), most);
        HBox.setHgrow(bar, Priority.ALWAYS);
        var passed = new Label("%,d".formatted(count.came() - count.refused()));
        passed.getStyleClass().addAll("mono", "gate-figure");
        var row = new HBox(8, words, bar, passed, keptOut(count));
        row.getStyleClass().add("gate-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node keptOut(Funnel.Count count) {
        if (count.refused() == 0) {
            var none = new Label("\u2013");
            none.getStyleClass().addAll("caption", "gate-refused");
            none.setAccessibleText("%s: none kept out".formatted(count.gate().words()));
            return none;
        }
        var link = new Hyperlink("%,d kept out".formatted(count.refused()));
        link.setId("data-gate-" + count.gate().name().toLowerCase(Locale.ROOT));
        link.getStyleClass().add("gate-refused");
        link.setAccessibleText(
                "%s: %,d of %,d kept out; shows them".formatted(count.gate().words(), count.refused(), count.came()));
        link.setTooltip(new Tooltip("Show what was kept out, and why"));
        link.setOnAction(_ -> chosen.accept(count.gate()));
        return link;
    }

    /// As wide as what came: what went on is filled, what was kept out is an outline.
    private static final class GateBar extends Pane {
        private final double came;
        private final double refused;
        private final Region passedPart = new Region();
        private final Region refusedPart = new Region();

        GateBar(int came, int refused, int most) {
            this.came = (double) came / most;
            this.refused = (double) refused / most;
            getStyleClass().add("gate-bar");
            passedPart.getStyleClass().add("gate-passed");
            refusedPart.getStyleClass().add("gate-kept-out");
            getChildren().addAll(passedPart, refusedPart);
            setMinWidth(40);
        }

        @Override
        protected void layoutChildren() {
            double width = getWidth();
            double passed = Math.rint(width * (came - refused));
            passedPart.resizeRelocate(0, 0, passed, getHeight());
            refusedPart.resizeRelocate(passed, 0, Math.max(0, Math.rint(width * came) - passed), getHeight());
            passedPart.setVisible(passed > 0);
            refusedPart.setVisible(refused > 0);
        }
    }
}
