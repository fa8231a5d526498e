package dev.rlmworkbench.ui.results;

import dev.rlmworkbench.display.Plural;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.CutText;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.results.loaded.LoadedRuns;
import dev.rlmworkbench.ui.results.loaded.ShownResults;
import dev.rlmworkbench.ui.screen.ScreenContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Which runs are open, and what can be done with all of them.
final class RunsHeader extends HBox {

    private final ScreenContext context;
    private final ResultsViewModel model;
    private final Runnable addFile;
    private final Label what = CutText.of(new Label());
    private final FlowPane runs = new FlowPane(8, 8);
    private final HBox tools = new HBox(8);
    private final VBox words;
    private final List<Button> buttons;

    RunsHeader(ScreenContext context, ResultsViewModel model, Runnable addFile, Runnable export, Runnable report) {
        super(16);
        this.context = context;
        this.model = model;
        this.addFile = addFile;
        setAlignment(Pos.CENTER_LEFT);
        var title = new Label("Results");
        title.getStyleClass().add("title");
        what.setId("results-what");
        what.getStyleClass().add("secondary");
        words = new VBox(2, title, what);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        runs.setMinWidth(0);
        var button = Buttons.normal("Export", Feather.DOWNLOAD, export);
        button.setId("results-export");
        button.setMinWidth(USE_PREF_SIZE);
        var page = Buttons.normal("Report", Feather.FILE_TEXT, report);
        page.setId("results-report");
        page.setMinWidth(USE_PREF_SIZE);
        buttons = List.of(button, page);
        tools.getChildren().addAll(buttons);
        tools.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(words, tools);
        model.state().addListener(_ -> show());
        model.shown().addListener(_ -> show());
    }

    private void show() {
        var open = model.runs().orElse(null);
        var results = model.shown().get();
        if (open == null) {
            return;
        }
        what.setText(results == null ? names(open) : names(open) + ", " + words(results));
        var chips = new ArrayList<Node>();
        open.files().forEach(file -> chips.add(chip(file)));
        chips.add(add());
        // one run has room beside the title
        boolean one = open.files().size() == 1;
        tools.getChildren().retainAll(buttons);
        words.getChildren().remove(runs);
        runs.getChildren().clear();
        if (one) {
            tools.getChildren().addAll(0, chips);
        } else {
            runs.getChildren().setAll(chips);
            words.getChildren().add(runs);
        }
    }

    private static String names(LoadedRuns open) {
        return open.files().stream().map(LoadedRuns.RunFile::name).collect(Collectors.joining(" and "));
    }

    private String words(ShownResults results) {
        var facts = results.facts();
        var parts = new ArrayList<String>();
        parts.add(Plural.of(facts.rows(), "result"));
        parts.add(some(facts.models(), "models"));
        parts.add(some(
                facts.families().stream()
                        .map(context.services().benchmarks()::title)
                        .toList(),
                "families"));
        parts.add(tasksPerCell(results));
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String some(List<String> names, String what) {
        return names.size() > 2 ? "%,d %s".formatted(names.size(), what) : String.join(" and ", names);
    }

    private static String tasksPerCell(ShownResults results) {
        var sizes = results.part().cells().stream()
                .mapToInt(cell -> cell.n() + cell.errors())
                .summaryStatistics();
        return sizes.getMin() == sizes.getMax()
                ? Plural.of(sizes.getMax(), "task") + " per cell"
                : "%,d to %,d tasks per cell".formatted(sizes.getMin(), sizes.getMax());
    }

    private Node chip(LoadedRuns.RunFile file) {
        var name = CutText.of(new Label(file.name(), Icons.of(Feather.LAYERS, "icon-14")));
        name.setGraphicTextGap(7);
        name.setMaxWidth(220);
        name.setMinWidth(Math.min(220, 8 * file.name().length() + 22));
        var remove = Buttons.icon(Feather.X, "Take %s away".formatted(file.name()), () -> model.remove(file.path()));
        remove.getStyleClass().add("chip-button");
        var chip = new HBox(2, name, remove);
        chip.setAlignment(Pos.CENTER_LEFT);
        chip.setMaxHeight(USE_PREF_SIZE);
        chip.getStyleClass().add("run-chip");
        Tooltip.install(name, new Tooltip("%s, %s".formatted(file.path(), Plural.of(file.results(), "result"))));
        return chip;
    }

    private Node add() {
        var add = Buttons.ghost("Add run", addFile);
        add.setGraphic(Icons.of(Feather.PLUS, "icon-14"));
        add.setId("results-add");
        add.setMinWidth(USE_PREF_SIZE);
        return add;
    }
}
