package dev.rlmworkbench.ui.ask;

import dev.rlmworkbench.display.ReadableTime;
import dev.rlmworkbench.ui.control.CutText;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.control.SectionHeader;
import dev.rlmworkbench.ui.control.VisibleText;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The questions of this session, newest first; choosing one brings its answers back.
final class HistoryPane extends VBox {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final double ROW = 48;

    HistoryPane(AskViewModel model) {
        getStyleClass().addAll("card", "ask-history");
        var count = new Label();
        count.textProperty().bind(Bindings.size(model.history()).asString());
        var list = new ListView<>(model.history());
        list.setId("ask-history");
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new Row());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> {
            if (chosen != null) {
                model.shown().set(chosen);
            }
        });
        model.shown().addListener((_, _, now) -> {
            if (now == null) {
                list.getSelectionModel().clearSelection();
            } else {
                list.getSelectionModel().select(now);
            }
        });
        list.setMinHeight(0);
        setMinHeight(0);
        VBox.setVgrow(list, Priority.ALWAYS);
        model.running().addListener((_, _, _) -> list.refresh());
        getChildren().addAll(new SectionHeader("Earlier questions").withCount(count), list);
        visibleProperty().bind(Bindings.isNotEmpty(model.history()));
        managedProperty().bind(visibleProperty());
    }

    private static final class Row extends ListCell<AskedQuestion> {
        Row() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(AskedQuestion item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            var text = CutText.of(new Label(VisibleText.oneLine(item.text(), 200)));
            text.getStyleClass().add("body");
            var result = new Label(result(item));
            result.getStyleClass().add("small");
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            var time = new Label(TIME.format(item.at()));
            time.getStyleClass().addAll("mono", "caption");
            time.setMinWidth(Region.USE_PREF_SIZE);
            setGraphic(new VBox(text, new HBox(8, result, space, time)));
        }

        private static String result(AskedQuestion item) {
            return switch (item.first().state().get()) {
                case MethodRun.Waiting _, MethodRun.Running _ -> "Being answered";
                case MethodRun.Cancelled _ -> "Stopped";
                case MethodRun.Failed _ -> "Failed";
                case MethodRun.Answered answered -> {
                    var answer = answered.answer();
                    var time = ReadableTime.of(Duration.ofMillis(Math.round(answer.seconds() * 1000)));
                    var what = answer.saysNotInText()
                            ? "Not in the documents"
                            : answer.text().isEmpty()
                                    ? "No answer"
                                    : Figures.count(answer.evidence().passages().size(), "passage");
                    yield what + ", " + time;
                }
            };
        }
    }
}
