package dev.rlmworkbench.ui.results;

import dev.rlmworkbench.result.ContextLength;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.MethodMark;
import dev.rlmworkbench.ui.control.PopOverBelow;
import dev.rlmworkbench.ui.results.loaded.ComparedPair;
import dev.rlmworkbench.ui.results.loaded.RowFacts;
import dev.rlmworkbench.ui.results.loaded.RowFilter;
import dev.rlmworkbench.ui.results.loaded.SeriesNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.controlsfx.control.CheckListView;
import org.controlsfx.control.RangeSlider;
import org.jspecify.annotations.Nullable;

/// Which families, methods, kinds and lengths count on the whole screen.
final class FilterPopOver {

    private static final double WIDTH = 260;
    private static final double ROW = 28;
    private static final int MAX_ROWS = 6;

    private final RowFacts facts;
    private final Consumer<RowFilter> changed;
    private final List<Node> compared = new ArrayList<>();
    private RowFilter filter;

    /// @param facts   of all rows that are open
    /// @param filter  that holds now
    /// @param changed told each new one
    FilterPopOver(RowFacts facts, RowFilter filter, Consumer<RowFilter> changed) {
        this.facts = facts;
        this.filter = filter;
        this.changed = changed;
    }

    /// Also lets one choose which two series the key figures and the filters of outcomes are about.
    ///
    /// @param pairs  none or one where there is nothing to choose
    /// @param chosen now
    FilterPopOver withPairs(
            List<ComparedPair> pairs, @Nullable ComparedPair chosen, SeriesNames names, Consumer<ComparedPair> choose) {
        if (pairs.size() > 1 && chosen != null) {
            var box = new ChoiceBox<>(FXCollections.observableArrayList(pairs));
            box.setId("results-pair");
            box.setMaxWidth(Double.MAX_VALUE);
            box.setConverter(named(pair -> "%s with %s".formatted(names.of(pair.second()), names.of(pair.first()))));
            box.setValue(chosen);
            box.setOnAction(_ -> choose.accept(box.getValue()));
            compared.add(new VBox(4, title("Compared in the key figures"), box));
        }
        return this;
    }

    /// @param familyTitle of a task type
    void show(Node button, UnaryOperator<String> familyTitle) {
        var content = new VBox(12);
        content.setId("results-filter");
        content.setPrefWidth(WIDTH);
        content.getChildren().addAll(compared);
        content.getChildren()
                .addAll(choices(
                        "Families",
                        facts.families(),
                        familyTitle,
                        filter.families(),
                        chosen -> new RowFilter(
                                chosen, filter.methods(), filter.kinds(), filter.shortest(), filter.longest())));
        content.getChildren()
                .addAll(choices(
                        "Methods",
                        facts.methods(),
                        MethodMark::name,
                        filter.methods(),
                        chosen -> new RowFilter(
                                filter.families(), chosen, filter.kinds(), filter.shortest(), filter.longest())));
        content.getChildren()
                .addAll(choices(
                        "Kinds of questions",
                        facts.kinds(),
                        UnaryOperator.identity(),
                        filter.kinds(),
                        chosen -> new RowFilter(
                                filter.families(), filter.methods(), chosen, filter.shortest(), filter.longest())));
        content.getChildren().addAll(lengths());
        if (content.getChildren().isEmpty()) {
            content.getChildren().add(title("All results are of one family, method, kind and length."));
        }
        var popOver = new PopOverBelow(content, "results");
        var all = Buttons.ghost("Count all results", () -> {
            popOver.hide();
            changed.accept(RowFilter.ALL);
        });
        all.setDisable(filter.equals(RowFilter.ALL));
        content.getChildren().add(all);
        popOver.show(button);
    }

    private static Label title(String words) {
        var title = new Label(words);
        title.getStyleClass().add("field-label");
        title.setWrapText(true);
        return title;
    }

    /// None where all results have one value.
    private List<Node> choices(
            String title,
            List<String> values,
            UnaryOperator<String> words,
            Set<String> chosen,
            Function<Set<String>, RowFilter> with) {
        if (values.size() < 2) {
            return List.of();
        }
        var list = new CheckListView<>(FXCollections.observableArrayList(values));
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * Math.min(MAX_ROWS, values.size()) + 2);
        list.setAccessibleText(title);
        list.setCellFactory(_ -> new CheckBoxListCell<>(list::getItemBooleanProperty, named(words)));
        values.stream()
                .filter(each -> chosen.isEmpty() || chosen.contains(each))
                .forEach(list.getCheckModel()::check);
        list.getCheckModel().getCheckedItems().addListener((ListChangeListener<String>) _ -> {
            var checked = Set.copyOf(list.getCheckModel().getCheckedItems());
            apply(with.apply(checked.size() == values.size() ? Set.of() : checked));
        });
        return List.of(new VBox(4, title(title), list));
    }

    private void apply(RowFilter wanted) {
        filter = wanted;
        changed.accept(wanted);
    }

    private static <T> StringConverter<T> named(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return words.apply(value);
            }

            @Override
            public T fromString(String name) {
                throw new UnsupportedOperationException("values are not typed");
            }
        };
    }

    private List<Node> lengths() {
        var lengths = facts.lengths();
        if (lengths.size() < 2) {
            return List.of();
        }
        int last = lengths.size() - 1;
        var slider =
                new RangeSlider(0, last, place(lengths, filter.shortest(), 0), place(lengths, filter.longest(), last));
        slider.setId("results-lengths");
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setBlockIncrement(1);
        slider.setAccessibleText("Shortest and longest context length");
        var words = title("");
        Runnable tell = () -> words.setText(
                "Lengths: %s to %s".formatted(at(lengths, slider.getLowValue()), at(lengths, slider.getHighValue())));
        Runnable use = () -> {
            tell.run();
            if (!slider.isLowValueChanging() && !slider.isHighValueChanging()) {
                int low = (int) Math.round(slider.getLowValue());
                int high = (int) Math.round(slider.getHighValue());
                apply(new RowFilter(
                        filter.families(),
                        filter.methods(),
                        filter.kinds(),
                        low == 0 ? null : lengths.get(low),
                        high == last ? null : lengths.get(high)));
            }
        };
        tell.run();
        slider.lowValueProperty().addListener(_ -> use.run());
        slider.highValueProperty().addListener(_ -> use.run());
        slider.lowValueChangingProperty().addListener(_ -> use.run());
        slider.highValueChangingProperty().addListener(_ -> use.run());
        return new ArrayList<>(List.of(new VBox(6, words, slider)));
    }

    private static int place(List<ContextLength> lengths, @Nullable ContextLength length, int otherwise) {
        int place = length == null ? -1 : lengths.indexOf(length);
        return place < 0 ? otherwise : place;
    }

    private static String at(List<ContextLength> lengths, double place) {
        return lengths.get((int) Math.round(place)).shortName();
    }
}
