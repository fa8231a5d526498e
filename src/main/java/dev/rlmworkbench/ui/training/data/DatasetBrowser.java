package dev.rlmworkbench.ui.training.data;

import dev.rlmworkbench.training.data.SampleGate;
import dev.rlmworkbench.training.data.SftArchive;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.Chip;
import dev.rlmworkbench.ui.control.CutText;
import dev.rlmworkbench.ui.control.Segments;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.training.data.BrowsedItem.Kind;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Every sample of a data set and all that was kept out of it: a list, and the chosen one beside it.
final class DatasetBrowser extends Card {

    private static final double HEIGHT = 420;
    private static final double ROW = 44;

    private final SftArchive data;
    private final DetailsPane details;
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.SAMPLES);
    private final ObjectProperty<@Nullable SampleGate> gate = new SimpleObjectProperty<>();
    private final ObservableList<BrowsedItem> items = FXCollections.observableArrayList();
    private final ListView<BrowsedItem> list = new ListView<>(items);
    private final HBox gateShown = new HBox(4);
    private final Label count = new Label();

    DatasetBrowser(DataViewModel model, ScreenContext context, SftArchive data) {
        this.data = data;
        setId("data-browser");
        details = new DetailsPane(model, context, data);
        list.setId("data-list");
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new ItemCell());
        list.setMinWidth(180);
        var nothing = new Label("Nothing.");
        nothing.getStyleClass().add("secondary");
        list.setPlaceholder(nothing);
        list.getSelectionModel().selectedItemProperty().addListener((_, _, item) -> details.show(item));
        var split = new SplitPane(list, details);
        split.getStyleClass().add("clear-split");
        SplitPane.setResizableWithParent(list, false);
        context.window().remember(split, "data-browser", 0.3);
        split.setMinHeight(HEIGHT);
        split.setPrefHeight(HEIGHT);
        gateShown.setAlignment(Pos.CENTER_LEFT);
        gateShown.setMinWidth(0);
        count.getStyleClass().add("small");
        count.setMinWidth(Region.USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var back = Buttons.icon(Feather.CHEVRON_LEFT, "The one before (K)", () -> step(-1));
        back.setId("data-previous");
        var next = Buttons.icon(Feather.CHEVRON_RIGHT, "The next one (J)", () -> step(1));
        next.setId("data-next");
        var kinds = new Segments<>(
                "data-kind", Kind.class, each -> "%s %,d".formatted(each.words(), count(each)), kind, this::choose);
        kinds.setMinWidth(Region.USE_PREF_SIZE);
        var head = new HBox(8, kinds, gateShown, space, count, back, next);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, split);
        if (data.entries().isEmpty()) {
            kind.set(Kind.REFUSED);
        }
        fill();
    }

    private void choose(Kind wanted) {
        gate.set(null);
        kind.set(wanted);
        fill();
    }

    /// What one gate kept out.
    void showRefusals(SampleGate wanted) {
        kind.set(Kind.REFUSED);
        gate.set(wanted);
        fill();
        list.requestFocus();
    }

    /// Chooses the one that many places further on.
    void step(int by) {
        int now = list.getSelectionModel().getSelectedIndex();
        int next = Math.clamp((long) now + by, 0, Math.max(0, items.size() - 1));
        if (next != now && !items.isEmpty()) {
            list.getSelectionModel().select(next);
            list.scrollTo(Math.max(0, next - 2));
        }
    }

    void nextLearned() {
        details.nextLearned();
    }

    private void fill() {
        var only = gate.get();
        items.setAll(
                only == null
                        ? all(kind.get())
                        : data.refusals().stream()
                                .filter(refusal -> refusal.gate() == only)
                                .<BrowsedItem>map(BrowsedItem.KeptOut::new)
                                .toList());
        count.setText(only == null ? "" : "%,d of them".formatted(items.size()));
        gateShown.getChildren().clear();
        if (only != null) {
            var chip = CutText.of(new Chip("not: " + only.words(), Feather.FILTER, Chip.Tone.ACCENT));
            chip.setMinWidth(0);
            var all = Buttons.icon(Feather.X, "Show what all gates kept out", () -> choose(Kind.REFUSED));
            all.getStyleClass().add("compact");
            gateShown.getChildren().setAll(chip, all);
        }
        if (!items.isEmpty()) {
            list.getSelectionModel().clearAndSelect(0);
            list.scrollTo(0);
        }
    }

    private int count(Kind which) {
        return switch (which) {
            case SAMPLES -> data.entries().size();
            case REFUSED -> data.refusals().size();
            case TOO_LONG -> data.report().tooLong().size();
            case MENDED -> data.report().repairs().size();
        };
    }

    private List<BrowsedItem> all(Kind which) {
        return switch (which) {
            case SAMPLES -> samples();
            case REFUSED ->
                data.refusals().stream()
                        .<BrowsedItem>map(BrowsedItem.KeptOut::new)
                        .toList();
            case TOO_LONG ->
                data.report().tooLong().stream()
                        .<BrowsedItem>map(BrowsedItem.Overlong::new)
                        .toList();
            case MENDED ->
                data.report().repairs().stream()
                        .<BrowsedItem>map(BrowsedItem.Mended::new)
                        .toList();
        };
    }

    private List<BrowsedItem> samples() {
        var samples = new ArrayList<BrowsedItem>();
        for (var entry : data.entries()) {
            samples.add(new BrowsedItem.Sampled(samples.size() + 1, entry));
        }
        return samples;
    }

    private static final class ItemCell extends ListCell<BrowsedItem> {
        private final Label title = CutText.of(new Label());
        private final Label caption = CutText.of(new Label());
        private final VBox box = new VBox(title, caption);

        ItemCell() {
            title.getStyleClass().add("strong");
            caption.getStyleClass().add("caption");
            title.setMinWidth(0);
            caption.setMinWidth(0);
            box.setAlignment(Pos.CENTER_LEFT);
            box.setMinWidth(0);
            box.setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable BrowsedItem item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(empty || item == null ? null : box);
            if (item != null && !empty) {
                title.setText(item.title());
                caption.setText(item.caption());
            }
        }
    }
}
