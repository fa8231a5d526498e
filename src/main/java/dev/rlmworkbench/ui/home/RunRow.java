package dev.rlmworkbench.ui.home;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.experiment.manifest.RunManifest;
import dev.rlmworkbench.experiment.summary.RunOverview;
import dev.rlmworkbench.experiment.summary.SeriesAtLength;
import dev.rlmworkbench.experiment.summary.SummarySentences;
import dev.rlmworkbench.llm.local.PocketModel;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.CellWidth;
import dev.rlmworkbench.ui.control.Chip;
import dev.rlmworkbench.ui.control.Chip.Tone;
import dev.rlmworkbench.ui.control.CutText;
import dev.rlmworkbench.ui.control.MethodMark;
import dev.rlmworkbench.ui.control.ShareBar;
import dev.rlmworkbench.ui.control.Sparkline;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// One run: what it was, how both methods did, and going on with it.
final class RunRow extends ListCell<RunOverview> {

    static final double HEIGHT = 56;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final double MODEL = 130;
    private static final double METHOD = 116;
    private static final double LENGTHS = 84;
    private static final double STATE = 150;
    private static final double ACTION = 104;

    private final HomeViewModel model;
    private final Benchmarks benchmarks;

    RunRow(HomeViewModel model, Benchmarks benchmarks) {
        this.model = model;
        this.benchmarks = benchmarks;
        getStyleClass().add("run-row");
        // as wide as the list, so that names give way and no scroll bar comes
        setPrefWidth(0);
    }

    /// The titles of the columns.
    static Node head() {
        return row(
                CellWidth.grown(title(new Label("Run"))),
                CellWidth.wide(title(new Label("Model")), MODEL),
                CellWidth.wide(MethodMark.labelled("vanilla"), METHOD),
                CellWidth.wide(MethodMark.labelled("rlm"), METHOD),
                CellWidth.wide(title(new Label("By length")), LENGTHS),
                CellWidth.wide(title(new Label("State")), STATE),
                CellWidth.wide(new Label(), ACTION));
    }

    private static Label title(Label label) {
        label.getStyleClass().add("strong");
        return label;
    }

    @Override
    protected void updateItem(@Nullable RunOverview run, boolean empty) {
        super.updateItem(run, empty);
        if (empty || run == null) {
            setGraphic(null);
            return;
        }
        setGraphic(row(
                CellWidth.grown(name(run)),
                CellWidth.wide(models(run), MODEL),
                CellWidth.wide(share(run, "vanilla"), METHOD),
                CellWidth.wide(share(run, "rlm"), METHOD),
                CellWidth.wide(lengths(run), LENGTHS),
                CellWidth.wide(state(run), STATE),
                CellWidth.wide(action(run), ACTION)));
    }

    private static HBox row(Node... cells) {
        var row = new HBox(12, cells);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("run-cells");
        return row;
    }

    private Region name(RunOverview run) {
        var name = CutText.of(new Label(run.run().name()));
        name.getStyleClass().add("strong");
        var what = CutText.of(new Label(what(run)));
        what.getStyleClass().add("small");
        var box = new VBox(1, name, what);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static Region models(RunOverview run) {
        var names = new Label(String.join(", ", run.models()));
        names.getStyleClass().addAll("mono", "secondary");
        names.setTooltip(new Tooltip(names.getText()));
        var box = new VBox(1, names);
        box.setAlignment(Pos.CENTER_LEFT);
        if (run.models().contains(PocketModel.NAME)) {
            var notice = new Label("for learning and testing");
            notice.getStyleClass().add("caption");
            names.setTooltip(new Tooltip(PocketModel.NOTICE));
            box.getChildren().add(notice);
        }
        return box;
    }

    private String what(RunOverview run) {
        var families = run.families().stream().map(benchmarks::title).collect(Collectors.joining(", "));
        if (run.lengths().isEmpty()) {
            return families.isEmpty() ? "Nothing answered yet" : families;
        }
        var first = run.lengths().getFirst().shortName();
        var last = run.lengths().getLast().shortName();
        return first.equals(last) ? families + ", " + first : "%s, %s to %s".formatted(families, first, last);
    }

    /// The series of this method with most answers, as a run can have several models.
    private static Optional<SeriesAtLength> total(RunOverview run, String method) {
        return run.totals().stream()
                .filter(cell -> cell.series().method().equals(method))
                .max(Comparator.comparingInt(SeriesAtLength::n));
    }

    private static Region share(RunOverview run, String method) {
        var cell = total(run, method).filter(total -> total.n() + total.errors() > 0);
        if (cell.isEmpty()) {
            var none = new Label("–");
            none.getStyleClass().add("secondary");
            return none;
        }
        var total = cell.get();
        var percent = new Label(total.n() == 0 ? "–" : "%3.0f %%".formatted(100 * total.accuracy()));
        percent.getStyleClass().addAll("mono", MethodMark.styleClass(method) + "-words");
        percent.setMinWidth(44);
        var line = new HBox(6, percent, new ShareBar(method, total.accuracy(), 52));
        line.setAlignment(Pos.CENTER_LEFT);
        var box = new VBox(1, line);
        if (total.n() > 0) {
            box.getChildren()
                    .add(caption("%d of %d [%.0f-%.0f]"
                            .formatted(
                                    total.correct(),
                                    total.n(),
                                    100 * total.interval().low(),
                                    100 * total.interval().high())));
        }
        if (total.errors() > 0) {
            box.getChildren().add(caption(SummarySentences.withErrors(total)));
        }
        box.setAlignment(Pos.CENTER_LEFT);
        Tooltip.install(
                box,
                new Tooltip(
                        "%s: %s".formatted(total.series().label(MethodMark::name), SummarySentences.accuracy(total))));
        return box;
    }

    private static Label caption(String text) {
        var caption = new Label(text);
        caption.getStyleClass().add("caption");
        return caption;
    }

    private static Region lengths(RunOverview run) {
        var line = new Sparkline(72, 28);
        for (var method : List.of("vanilla", "rlm")) {
            total(run, method)
                    .ifPresent(total -> line.add(
                            method,
                            run.byLength().stream()
                                    .filter(cell -> cell.series().equals(total.series()) && cell.n() > 0)
                                    .map(SeriesAtLength::accuracy)
                                    .toList()));
        }
        var holder = new HBox(line);
        holder.setAlignment(Pos.CENTER_LEFT);
        return holder;
    }

    private Region state(RunOverview run) {
        var chip = chip(run);
        var when = new Label(DAY.format(run.changedAt().atZone(ZoneId.systemDefault())));
        var planned = run.planned();
        // more than planned were answered under other limits, and how many are left cannot be told
        if (run.resumable() && planned != null && run.current() <= planned) {
            when.setText("%,d of %,d, %s".formatted(run.current(), planned, when.getText()));
        }
        when.getStyleClass().add("caption");
        var box = new VBox(3, chip, when);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private Chip chip(RunOverview run) {
        if (model.isRunning(run)) {
            return Chip.running("Running");
        }
        if (run.resumable()) {
            return new Chip("Stopped", Feather.PAUSE, Tone.NEUTRAL);
        }
        return run.state() == RunManifest.State.COMPLETE
                ? Chip.right("Done")
                : new Chip("Results", Feather.FILE_TEXT, Tone.NEUTRAL);
    }

    private Region action(RunOverview run) {
        if (model.isRunning(run)) {
            return new Label();
        }
        if (run.resumable()) {
            var resume = Buttons.normal("Resume", Feather.PLAY, () -> model.resume(run));
            resume.getStyleClass().add("compact");
            return resume;
        }
        if (!model.canOpen()) {
            return new Label();
        }
        var open = Buttons.ghost("Open", () -> model.open(run));
        open.getStyleClass().add("compact");
        return open;
    }
}
