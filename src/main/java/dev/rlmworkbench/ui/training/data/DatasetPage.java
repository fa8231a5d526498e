package dev.rlmworkbench.ui.training.data;

import dev.rlmworkbench.training.data.SftReport;
import dev.rlmworkbench.ui.control.BesideOrBelow;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.Chip;
import dev.rlmworkbench.ui.control.CutText;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.control.MessageCard;
import dev.rlmworkbench.ui.control.MetricTile;
import dev.rlmworkbench.ui.control.VisibleText;
import dev.rlmworkbench.ui.screen.ScreenContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The data set that is open: key figures, gates, lengths, parts, and every sample.
final class DatasetPage extends ScrollPane {

    private static final double ROOM_FOR_ONE = 400;
    private static final double TILE = 150;
    private static final int MOST_PROBLEMS = 5;

    private final DataViewModel model;
    private final ScreenContext context;
    private final VBox page = new VBox();
    private DataState.@Nullable Shown shown;
    private @Nullable DatasetBrowser browser;

    DatasetPage(DataViewModel model, ScreenContext context) {
        this.model = model;
        this.context = context;
        page.getStyleClass().add("page");
        setContent(page);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
    }

    void show(DataState.Shown now) {
        if (now == shown) {
            return;
        }
        shown = now;
        setVvalue(0);
        var report = now.data().report();
        var list = new DatasetBrowser(model, context, now.data());
        browser = list;
        var funnel = new FunnelCard(report.funnel(), gate -> {
            list.showRefusals(gate);
            setVvalue(1);
        });
        page.getChildren().setAll(header(now));
        page.getChildren().addAll(messages(now));
        if (report.samples() > 0) {
            page.getChildren()
                    .add(new BesideOrBelow(
                            ROOM_FOR_ONE,
                            List.of(funnel, new VBox(12, new LengthsCard(report), new PartsCard(now.parts())))));
        } else {
            page.getChildren().add(funnel);
        }
        page.getChildren().add(list);
    }

    /// Chooses the sample that many places further on.
    void step(int by) {
        if (browser != null) {
            browser.step(by);
        }
    }

    void nextLearned() {
        if (browser != null) {
            browser.nextLearned();
        }
    }

    private static Node header(DataState.Shown now) {
        var report = now.data().report();
        var file = now.data().files().training();
        var name = CutText.of(new Label(file.getFileName().toString()));
        name.setId("data-title");
        name.getStyleClass().add("title");
        name.setMinWidth(0);
        var row = new HBox(
                8, name, new Chip("for " + VisibleText.oneLine(report.base(), 60), Feather.BOX, Chip.Tone.NEUTRAL));
        if (report.profile() != null) {
            row.getChildren().add(new Chip("distilled to " + report.profile(), Feather.SCISSORS, Chip.Tone.ACCENT));
        }
        row.getChildren().add(now.usable() ? Chip.right("Ready to train") : Chip.error("Not to be trained with"));
        row.setAlignment(Pos.CENTER_LEFT);
        var place = CutText.of(new Label("%s; from %s"
                .formatted(
                        file,
                        report.sources().stream()
                                .map(source -> source.substring(
                                        source.replace('\\', '/').lastIndexOf('/') + 1))
                                .collect(Collectors.joining(", ")))));
        place.getStyleClass().add("caption");
        place.setMinWidth(0);
        var tiles = tiles(report);
        return new Card(row, place, tiles);
    }

    private static Node tiles(SftReport report) {
        var lengths = report.lengths();
        var row = new HBox(
                12,
                tile(
                        "Samples",
                        "%,d".formatted(report.samples()),
                        "%,d to learn, %,d to validate"
                                .formatted(report.samples() - report.validation(), report.validation())),
                tile("Turns", "%,d".formatted(report.turns()), "answers of the model"),
                tile(
                        "Learned",
                        report.tokens() == 0
                                ? "\u2013"
                                : "%.1f %%".formatted(100.0 * report.supervised() / report.tokens()),
                        "%,d of %,d tokens".formatted(report.supervised(), report.tokens())),
                tile(
                        "Median length",
                        lengths.isEmpty() ? "\u2013" : "%,d".formatted(lengths.get(lengths.size() / 2)),
                        lengths.isEmpty() ? "" : "longest %,d tokens".formatted(lengths.getLast())),
                tile("Mended", "%,d".formatted(report.repairs().size()), "slips of form in right answers"));
        row.setId("data-tiles");
        return row;
    }

    private static MetricTile tile(String name, String figure, String detail) {
        var tile = new MetricTile(name);
        tile.show(figure, detail);
        tile.setMinWidth(0);
        tile.setPrefWidth(TILE);
        HBox.setHgrow(tile, Priority.ALWAYS);
        return tile;
    }

    private static List<Node> messages(DataState.Shown now) {
        var cards = new ArrayList<Node>();
        var data = now.data();
        if (!now.written()) {
            cards.add(new MessageCard(
                    MessageCard.Kind.ERROR,
                    "No turn passed, so nothing was written",
                    "The gates below tell where each trajectory and turn was refused, and why."));
        }
        if (!data.problems().isEmpty()) {
            var some = data.problems().stream().limit(MOST_PROBLEMS).collect(Collectors.joining("\n"));
            int more = data.problems().size() - MOST_PROBLEMS;
            cards.add(new MessageCard(
                    MessageCard.Kind.ERROR,
                    "%s cannot be learned from; build the data set again"
                            .formatted(Figures.count(data.problems().size(), "line")),
                    more > 0 ? some + "\nand %,d more".formatted(more) : some));
        }
        if (data.edited()) {
            cards.add(new MessageCard(
                    MessageCard.Kind.WARNING,
                    "The file was changed after it was made",
                    "What the report says of it may no longer be so; the samples are as they are now."));
        }
        var notes = new ArrayList<String>();
        if (now.written()) {
            notes.addAll(data.report().warnings());
        }
        data.report().problems().stream().limit(MOST_PROBLEMS).forEach(notes::add);
        if (!notes.isEmpty()) {
            cards.add(new MessageCard(
                    MessageCard.Kind.WARNING,
                    notes.size() == 1 ? "Worth a word" : "%,d things worth a word".formatted(notes.size()),
                    String.join("\n", notes)));
        }
        return cards;
    }
}
