package dev.rlmworkbench.ui.live;

import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.control.MethodMark;
import dev.rlmworkbench.ui.control.Pressable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// One tile for each task of each method, by length across and depth or kind down. With many tasks one tile stands for
/// all of a cell.
final class RunGrid extends FlowPane {

    /// More tiles than this are one a cell.
    private static final int MAX_TILES = 1_500;

    private final Consumer<Tile> chosen;
    private final List<Node> reachable = new ArrayList<>();

    RunGrid(Consumer<Tile> chosen) {
        super(32, 12);
        this.chosen = chosen;
        getStyleClass().addAll("card", "run-grid");
    }

    void show(List<Tile> tiles, List<String> methods) {
        getChildren().clear();
        reachable.clear();
        boolean single = tiles.size() <= MAX_TILES;
        for (var method : methods) {
            var own =
                    tiles.stream().filter(tile -> tile.method().equals(method)).toList();
            if (!own.isEmpty()) {
                getChildren().add(method(method, own, single));
            }
        }
    }

    private Node method(String method, List<Tile> tiles, boolean single) {
        var count = new Label();
        count.getStyleClass().add("small");
        Score.of(tiles, (right, judged, failed) -> count.setText(words(right, judged, failed)));
        var heading = new HBox(8, MethodMark.labelled(method), count);
        heading.setAlignment(Pos.CENTER_LEFT);
        return new VBox(6, heading, grid(tiles, single));
    }

    /// `7 of 8 right, 2 errors`.
    private static String words(int right, int judged, int failed) {
        var answered = judged == 0 ? "" : "%,d of %,d right".formatted(right, judged);
        var errors = failed == 0 ? "" : "%,d %s".formatted(failed, failed == 1 ? "error" : "errors");
        var both = answered.isEmpty() || errors.isEmpty() ? answered + errors : answered + ", " + errors;
        return both.isEmpty() ? "nothing yet" : both;
    }

    private GridPane grid(List<Tile> tiles, boolean single) {
        var grid = new GridPane(8, 3);
        var lengths = new TreeSet<ContextLength>();
        tiles.forEach(tile -> lengths.add(length(tile)));
        var columns = List.copyOf(lengths);
        var rows = new TreeMap<String, TreeMap<ContextLength, List<Tile>>>();
        for (var tile : tiles) {
            rows.computeIfAbsent(row(tile), _ -> new TreeMap<>())
                    .computeIfAbsent(length(tile), _ -> new ArrayList<>())
                    .add(tile);
        }
        for (int column = 0; column < columns.size(); column++) {
            var label = caption(columns.get(column).shortName());
            GridPane.setHalignment(label, HPos.CENTER);
            grid.add(label, column + 1, 0);
        }
        int line = 1;
        for (var row : rows.entrySet()) {
            var label = caption(row.getKey().strip());
            GridPane.setHalignment(label, HPos.RIGHT);
            grid.add(label, 0, line);
            for (var cell : row.getValue().entrySet()) {
                grid.add(
                        single ? each(cell.getValue()) : together(cell.getValue()),
                        columns.indexOf(cell.getKey()) + 1,
                        line);
            }
            line++;
        }
        return grid;
    }

    private static ContextLength length(Tile tile) {
        return new ContextLength(tile.task().contextLength(), tile.task().unit().wireName());
    }

    /// Depths sort as numbers because they are padded.
    private static String row(Tile tile) {
        var task = tile.task();
        var kind = task.kindName();
        if (kind != null) {
            return kind;
        }
        return task.depthPercent() == null ? task.type() : "%3d %%".formatted(task.depthPercent());
    }

    private Node each(List<Tile> tiles) {
        var pane = new HBox(2);
        pane.setAlignment(Pos.CENTER_LEFT);
        tiles.forEach(tile -> pane.getChildren().add(node(tile)));
        return pane;
    }

    private Node node(Tile tile) {
        var node = new StackPane();
        node.getStyleClass().add("tile");
        node.setId("tile-" + tile.method() + "-" + tile.fingerprint());
        Tooltip.install(node, new Tooltip(name(tile)));
        Pressable.make(node, name(tile), () -> chosen.accept(tile));
        reachable(node);
        Consumer<Tile.State> look = state -> {
            node.setAccessibleText("%s, %s".formatted(name(tile), state.name().toLowerCase(Locale.ROOT)));
            node.getStyleClass().setAll("tile", "pressable", state.name().toLowerCase(Locale.ROOT));
            var icon = icon(state);
            node.getChildren().setAll(icon == null ? List.of() : List.of(icon));
        };
        tile.state().addListener((_, _, state) -> look.accept(state));
        look.accept(tile.state().get());
        return node;
    }

    private static String name(Tile tile) {
        return "%s, %s, %s"
                .formatted(
                        MethodMark.name(tile.method()),
                        length(tile).shortName(),
                        row(tile).strip());
    }

    /// Tab stops at the first tile only; the arrow keys go from one to the next.
    private void reachable(Node node) {
        node.setFocusTraversable(reachable.isEmpty());
        int place = reachable.size();
        reachable.add(node);
        node.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            int step =
                    switch (key.getCode()) {
                        case RIGHT, DOWN -> 1;
                        case LEFT, UP -> -1;
                        default -> 0;
                    };
            if (step != 0) {
                key.consume();
                reachable.get(Math.clamp(place + step, 0, reachable.size() - 1)).requestFocus();
            }
        });
    }

    private static @Nullable Node icon(Tile.State state) {
        return switch (state) {
            case WAITING -> null;
            case RUNNING -> {
                var dot = new Region();
                dot.getStyleClass().add("tile-dot");
                yield dot;
            }
            case RIGHT -> Icons.of(Feather.CHECK, "icon-12");
            case WRONG -> Icons.of(Feather.X, "icon-12");
            case ERROR -> new Label("!");
            case SKIPPED -> Icons.of(Feather.SLASH, "icon-12");
        };
    }

    private Node together(List<Tile> tiles) {
        var label = new Label();
        label.getStyleClass().addAll("tile-cell");
        Score.of(
                tiles,
                (right, judged, failed) ->
                        label.setText(judged > 0 ? "%d/%d".formatted(right, judged) : failed > 0 ? "!" : "\u2013"));
        Pressable.make(label, name(tiles.getFirst()), () -> chosen.accept(tiles.getFirst()));
        reachable(label);
        return label;
    }

    private static Label caption(String words) {
        var label = new Label(words);
        label.getStyleClass().add("caption");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
