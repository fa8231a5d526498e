package dev.rlmworkbench.ui.training.watch;

import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.control.SectionHeader;
import dev.rlmworkbench.ui.control.Segments;
import dev.rlmworkbench.ui.control.VisibleText;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What happened, newest first.
final class EventsCard extends Card {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private static final int MAX_WORDS = 1_000;

    /// Which lines are shown.
    enum Choice {
        ALL("All"),
        ALERTS("Alerts");

        private final String words;

        Choice(String words) {
            this.words = words;
        }
    }

    private final ObservableList<EventLine> lines = FXCollections.observableArrayList();
    private final FilteredList<EventLine> shown = new FilteredList<>(lines);
    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.ALL);

    EventsCard() {
        setId("training-events");
        getStyleClass().add("events-card");
        var list = new ListView<>(shown);
        list.setId("training-event-list");
        list.getStyleClass().add("event-list");
        list.setCellFactory(_ -> new LineCell());
        list.setPlaceholder(new Label("Nothing of this kind happened"));
        list.setMinHeight(0);
        list.setPrefHeight(200);
        VBox.setVgrow(list, Priority.ALWAYS);
        choice.subscribe(now ->
                shown.setPredicate(line -> now == Choice.ALL || line.kind().alerts()));
        getChildren()
                .addAll(
                        new SectionHeader(
                                "Events",
                                new Segments<>(
                                        "training-events", Choice.class, each -> each.words, choice, choice::set)),
                        list);
    }

    void clear() {
        lines.clear();
    }

    void add(List<TrainingEvent> events) {
        var fresh = new ArrayList<>(
                events.stream().map(EventLine::of).flatMap(Optional::stream).toList());
        Collections.reverse(fresh);
        if (!fresh.isEmpty()) {
            lines.addAll(0, fresh);
        }
    }

    private static final class LineCell extends ListCell<EventLine> {

        private final Label time = new Label();
        private final Label words = new Label();
        private final HBox row = new HBox(8, time, words);

        LineCell() {
            time.getStyleClass().addAll("mono", "quiet-time");
            time.setMinWidth(USE_PREF_SIZE);
            words.setMinWidth(0);
            words.getStyleClass().add("small-words");
            HBox.setHgrow(words, Priority.ALWAYS);
            // not wider than the list, so that words are cut and no scroll bar goes sideways
            setPrefWidth(0);
            getStyleClass().add("event-cell");
        }

        @Override
        protected void updateItem(@Nullable EventLine line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            time.setText(TIME.format(line.at()));
            words.setText(VisibleText.oneLine(line.words(), MAX_WORDS));
            words.setGraphic(icon(line.kind()));
            var all = new Tooltip(VisibleText.excerpt(line.words(), MAX_WORDS));
            all.setWrapText(true);
            all.setMaxWidth(480);
            setTooltip(all);
            setGraphic(row);
        }

        private static FontIcon icon(EventLine.Kind kind) {
            return switch (kind) {
                case BEGUN, GOES_ON -> Icons.of(Feather.PLAY, "icon-12");
                case PAUSED -> Icons.of(Feather.PAUSE, "icon-12");
                case VALIDATED -> Icons.of(Feather.BAR_CHART_2, "icon-12");
                case SAVED -> Icons.of(Feather.BOOKMARK, "icon-12");
                case SAMPLE -> Icons.of(Feather.EYE, "icon-12");
                case NOTE -> Icons.of(Feather.INFO, "icon-12");
                case WARNING -> Icons.of(Feather.ALERT_TRIANGLE, "icon-12", "warn-icon");
                case FAILURE -> Icons.of(Feather.X, "icon-12", "wrong-icon");
                case DONE -> Icons.of(Feather.CHECK, "icon-12", "right-icon");
            };
        }
    }
}
