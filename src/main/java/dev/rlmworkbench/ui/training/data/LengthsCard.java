package dev.rlmworkbench.ui.training.data;

import dev.rlmworkbench.training.data.SftReport;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.Figures;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// How long the samples are, against the length that they may have; turns that were too long stand beyond it.
final class LengthsCard extends Card {

    private static final int BARS = 24;

    LengthsCard(SftReport report) {
        setId("data-lengths");
        var lengths = report.lengths();
        var tooLong = report.tooLong().stream().map(SftReport.TooLong::tokens).toList();
        int longest = Math.max(
                lengths.isEmpty() ? 0 : lengths.getLast(),
                tooLong.stream().mapToInt(Integer::intValue).max().orElse(0));
        // a limit far beyond all of them would press the bars together
        boolean limitShown = report.maxLength() > 0 && report.maxLength() <= longest * 2;
        var chart = new Histogram(
                lengths, tooLong, limitShown ? Math.max(longest, report.maxLength()) : longest, report.maxLength());
        var from = caption("0");
        var to = caption("%,d tokens".formatted(chart.end));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var axis = new HBox(from, space, to);
        axis.setAlignment(Pos.CENTER_LEFT);
        getChildren()
                .addAll(
                        Card.titled("Length").getChildren().getFirst(),
                        chart,
                        axis,
                        words(report, tooLong.size(), limitShown));
    }

    private static Label caption(String words) {
        var label = new Label(words);
        label.getStyleClass().add("caption");
        return label;
    }

    /// What the bars show, in words.
    ///
    /// @param lengths ascending
    private static String spread(List<Integer> lengths) {
        return lengths.size() < 2
                ? ""
                : "From %,d to %,d tokens, half of the samples at most %,d."
                        .formatted(lengths.getFirst(), lengths.getLast(), lengths.get((lengths.size() - 1) / 2));
    }

    private static Node words(SftReport report, int tooLong, boolean line) {
        var limit = report.maxLength() == 0
                ? "Its file does not tell the limit."
                : "The limit is %,d tokens%s%s."
                        .formatted(
                                report.maxLength(),
                                line ? " (line)" : "",
                                tooLong == 0
                                        ? "; nothing was longer"
                                        : "; %s longer (outlined), and refused"
                                                .formatted(
                                                        tooLong == 1
                                                                ? "1 turn was"
                                                                : Figures.count(tooLong, "turn") + " were"));
        var label = caption((spread(report.lengths()) + " " + limit).strip());
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /// Bars of equal width from 0 to `end`.
    private static final class Histogram extends Pane {
        private static final double HEIGHT = 84;

        private final int end;
        private final int limit;
        private final int most;
        private final int[] fitting = new int[BARS];
        private final int[] refused = new int[BARS];
        private final Region[] bars = new Region[BARS];
        private final Region[] outlines = new Region[BARS];
        private final Region line = new Region();

        Histogram(List<Integer> lengths, List<Integer> tooLong, int end, int limit) {
            this.end = Math.max(BARS, end);
            this.limit = limit;
            getStyleClass().add("length-bars");
            lengths.forEach(length -> fitting[bar(length)]++);
            tooLong.forEach(length -> refused[bar(length)]++);
            int highest = 1;
            for (int i = 0; i < BARS; i++) {
                highest = Math.max(highest, fitting[i] + refused[i]);
                bars[i] = part("length-bar", i);
                outlines[i] = part("length-refused", i);
            }
            most = highest;
            line.getStyleClass().add("length-limit");
            line.setVisible(limit > 0 && limit <= this.end);
            getChildren().add(line);
            setMinHeight(HEIGHT);
            setPrefHeight(HEIGHT);
            setAccessibleText("Samples by length, from 0 to %,d tokens. %s"
                    .formatted(this.end, spread(lengths))
                    .strip());
        }

        private int bar(int length) {
            return Math.clamp((long) length * BARS / end, 0, BARS - 1);
        }

        private Region part(String styleClass, int bar) {
            var part = new Region();
            part.getStyleClass().add(styleClass);
            int all = fitting[bar] + refused[bar];
            Tooltip.install(
                    part,
                    new Tooltip("%,d to %,d tokens: %s%s"
                            .formatted(
                                    (long) bar * end / BARS,
                                    (long) (bar + 1) * end / BARS - 1,
                                    Figures.count(fitting[bar], "sample"),
                                    all == fitting[bar] ? "" : ", %,d refused".formatted(refused[bar]))));
            getChildren().add(part);
            return part;
        }

        @Override
        protected void layoutChildren() {
            double width = getWidth() / BARS;
            for (int i = 0; i < BARS; i++) {
                double x = Math.rint(i * width);
                double wide = Math.max(1, Math.rint((i + 1) * width) - x - 2);
                double fit = height(fitting[i]);
                double over = height(refused[i]);
                bars[i].resizeRelocate(x, HEIGHT - fit, wide, fit);
                outlines[i].resizeRelocate(x, HEIGHT - fit - over, wide, over);
                bars[i].setVisible(fit > 0);
                outlines[i].setVisible(over > 0);
            }
            line.resizeRelocate(Math.rint((double) limit / end * getWidth()) - 1, 0, 2, HEIGHT);
        }

        /// One sample is still seen.
        private double height(int count) {
            return count == 0 ? 0 : Math.max(3, Math.rint(HEIGHT * count / most));
        }
    }
}
