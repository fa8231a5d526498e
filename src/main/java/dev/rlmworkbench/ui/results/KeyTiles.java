package dev.rlmworkbench.ui.results;

import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.CutText;
import dev.rlmworkbench.ui.control.MethodMark;
import dev.rlmworkbench.ui.results.loaded.KeyFigures;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;

/// The four key figures side by side.
final class KeyTiles extends GridPane {

    private static final double GAP = 12;

    private final List<Tile> tiles = List.of(new Tile(), new Tile(), new Tile(), new Tile());

    KeyTiles() {
        setId("results-tiles");
        setHgap(GAP);
        for (int i = 0; i < tiles.size(); i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / tiles.size());
            getColumnConstraints().add(column);
            add(tiles.get(i), i, 0);
        }
        setMinHeight(USE_PREF_SIZE);
    }

    void show(KeyFigures figures) {
        tiles.get(0).show(figures.second());
        tiles.get(1).show(figures.first());
        tiles.get(2).show(figures.difference());
        tiles.get(3).show(figures.cost());
    }

    private static final class Tile extends Card {

        private final Label title = CutText.of(new Label());
        private final Label value = new Label();
        private final Label beside = new Label();
        private final Label below = new Label();

        Tile() {
            getStyleClass().add("key-tile");
            title.getStyleClass().addAll("small");
            title.setGraphicTextGap(8);
            value.setMinWidth(USE_PREF_SIZE);
            beside.getStyleClass().add("small");
            below.getStyleClass().add("caption");
            below.setWrapText(true);
            below.setMinHeight(USE_PREF_SIZE);
            // what has no room beside the value goes below it
            var line = new FlowPane(8, 0, value, beside);
            line.setMinHeight(USE_PREF_SIZE);
            getChildren().addAll(title, line, below);
        }

        void show(KeyFigures.Figure figure) {
            var series = figure.series();
            title.setText(figure.title());
            title.setGraphic(series == null ? null : MethodMark.of(series.method()));
            value.setText(figure.value());
            value.getStyleClass().setAll("label", "metric");
            if (series != null) {
                value.getStyleClass().add(MethodMark.styleClass(series.method()) + "-words");
            }
            beside.setText(figure.beside());
            below.setText(figure.below());
        }
    }
}
