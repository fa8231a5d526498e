package dev.rlmworkbench.ui.shell;

import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.state.TrainingCentre;
import dev.rlmworkbench.ui.state.TrainingFeed;
import dev.rlmworkbench.ui.state.TrainingLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The trainings that work, in the list of jobs: they are led on their screen and not cancelled here.
final class TrainingRows extends VBox {

    private final TrainingCentre trainings;
    private final Consumer<TrainingFeed> open;
    private final List<Runnable> hearing = new ArrayList<>();

    TrainingRows(TrainingCentre trainings, Consumer<TrainingFeed> open) {
        super(8);
        this.trainings = trainings;
        this.open = open;
        setId("jobs-trainings");
        managedProperty().bind(visibleProperty());
        trainings.running().addListener((ListChangeListener<TrainingFeed>) _ -> follow());
        follow();
    }

    private void follow() {
        hearing.forEach(Runnable::run);
        hearing.clear();
        setVisible(!trainings.running().isEmpty());
        getChildren().setAll(trainings.running().stream().map(this::row).toList());
    }

    private Node row(TrainingFeed feed) {
        var title = new Label(feed.training().name());
        title.getStyleClass().add("strong");
        title.setMinWidth(0);
        var words = new Label();
        words.getStyleClass().add("caption");
        words.setWrapText(true);
        var bar = new ProgressBar(0);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("status-bar-share");
        var text = new VBox(3, title, bar, words);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        Runnable show = () -> {
            var line = TrainingLine.of(feed.training().name(), feed.now().get());
            words.setText(String.join(
                    ", ",
                    Stream.of(line.progress(), line.left(), line.speed(), "a process of its own")
                            .filter(part -> !part.isEmpty())
                            .toList()));
            bar.setProgress(Math.max(0, line.share()));
        };
        hearing.add(feed.listen(_ -> show.run()));
        show.run();
        var button = Buttons.normal("Show", Feather.ARROW_RIGHT, () -> open.accept(feed));
        button.getStyleClass().add("compact");
        button.setMinWidth(USE_PREF_SIZE);
        var row = new HBox(10, Icons.of(Feather.CPU, "icon-16", "accent-icon"), text, button);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
