package dev.rlmworkbench.ui.training.watch;

import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.Chip;
import dev.rlmworkbench.ui.control.CutText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// Which training it is, what it does, and its key figures.
final class WatchHeader extends Card {

    private final WatchViewModel model;
    private final MenuButton name = new MenuButton();
    private final Chip phase = new Chip("", null, Chip.Tone.NEUTRAL);
    private final Label what = CutText.of(new Label());
    private final Label detail = new Label();
    private final HBox figures = new HBox();
    private final List<FigureLabels> shown = new ArrayList<>();
    private final ProgressBar progress = new ProgressBar(0);
    private Headline.@Nullable Tone tone;

    private static final class FigureLabels {
        private final Label value = new Label();
        private final Label beside = new Label();
    }

    WatchHeader(WatchViewModel model) {
        this.model = model;
        setId("training-header");
        getStyleClass().add("training-header");
        name.setId("training-name");
        name.getStyleClass().add("training-name");
        name.setMnemonicParsing(false);
        name.setMinWidth(0);
        name.setTooltip(new Tooltip("Watch another training"));
        name.setOnShowing(_ -> name.getItems().setAll(choices()));
        // a menu that has no entry is not opened at all
        name.getItems().add(new RadioMenuItem());
        phase.setId("training-phase");
        phase.setMinWidth(USE_PREF_SIZE);
        what.getStyleClass().add("secondary");
        what.setMinWidth(0);
        detail.getStyleClass().add("caption");
        detail.setId("training-detail");
        var title = new HBox(8, name, phase);
        title.setAlignment(Pos.CENTER_LEFT);
        var left = new VBox(2, title, what);
        left.setMinWidth(160);
        left.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(left, Priority.ALWAYS);
        figures.setAlignment(Pos.TOP_RIGHT);
        figures.getStyleClass().add("training-figures");
        figures.setMinWidth(USE_PREF_SIZE);
        var top = new HBox(16, left, figures);
        progress.setId("training-progress");
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.getStyleClass().add("training-progress");
        getChildren().addAll(top, progress, detail);
        detail.managedProperty().bind(detail.textProperty().isNotEmpty());
    }

    private List<RadioMenuItem> choices() {
        var watched = model.feed().get();
        return model.all().stream()
                .map(training ->
                        choice(training, watched != null && watched.training().equals(training)))
                .toList();
    }

    private RadioMenuItem choice(TrainingFolder training, boolean chosen) {
        var item = new RadioMenuItem(training.name());
        item.setMnemonicParsing(false);
        item.setSelected(chosen);
        item.setOnAction(_ -> model.choose(training));
        return item;
    }

    void show() {
        var feed = model.feed().get();
        var moment = model.moment().get();
        if (feed == null) {
            return;
        }
        if (moment == null) {
            reading(feed.training());
            return;
        }
        var line = Headline.of(moment, feed.asked().get(), Instant.now());
        name.setText(feed.training().name());
        what.setText(line.what());
        detail.setText(line.detail());
        if (!line.phase().equals(phase.getText()) || line.tone() != tone) {
            tone = line.tone();
            phase.show(line.phase(), icon(tone), tone(tone));
        }
        progress.setProgress(Math.max(0, line.share()));
        progress.setAccessibleText("Share of the steps that are made");
        show(line.figures());
    }

    private void reading(TrainingFolder training) {
        name.setText(training.name());
        what.setText("");
        detail.setText("");
        tone = null;
        phase.show("Reading", Feather.LOADER, Chip.Tone.NEUTRAL);
        progress.setProgress(0);
        for (var figure : shown) {
            figure.value.setText("–");
            figure.beside.setText("");
        }
    }

    private void show(List<Headline.Figure> now) {
        for (int i = 0; i < now.size(); i++) {
            if (i == shown.size()) {
                add(now.get(i).name());
            }
            shown.get(i).value.setText(now.get(i).value());
            shown.get(i).beside.setText(now.get(i).beside());
        }
    }

    private void add(String title) {
        var labels = new FigureLabels();
        var caption = new Label(title);
        caption.getStyleClass().add("small");
        labels.value.getStyleClass().add("heading");
        labels.beside.getStyleClass().add("caption");
        for (var label : List.of(caption, labels.value, labels.beside)) {
            label.setMinWidth(USE_PREF_SIZE);
        }
        var row = new HBox(5, labels.value, labels.beside);
        row.setAlignment(Pos.BASELINE_LEFT);
        shown.add(labels);
        figures.getChildren().add(new VBox(2, caption, row));
    }

    private static Ikon icon(Headline.Tone tone) {
        return switch (tone) {
            case WORKS -> Feather.LOADER;
            case RESTS -> Feather.PAUSE;
            case DONE -> Feather.CHECK;
            case CARE -> Feather.ALERT_TRIANGLE;
            case FAILED -> Feather.X;
        };
    }

    private static Chip.Tone tone(Headline.Tone tone) {
        return switch (tone) {
            case WORKS -> Chip.Tone.ACCENT;
            case RESTS -> Chip.Tone.NEUTRAL;
            case DONE -> Chip.Tone.RIGHT;
            case CARE -> Chip.Tone.WARN;
            case FAILED -> Chip.Tone.WRONG;
        };
    }
}
