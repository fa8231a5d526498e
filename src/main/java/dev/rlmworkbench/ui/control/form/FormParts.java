package dev.rlmworkbench.ui.control.form;

import dev.rlmworkbench.ui.control.FieldError;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The parts that forms are made of.
public final class FormParts {

    private FormParts() {}

    /// A form that scrolls up and down only.
    public static ScrollPane scrolled(Node content) {
        var pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return pane;
    }

    /// Heading and one line of explanation on the left, fields on the right.
    public static Node section(String heading, String explanation, Node... rows) {
        var title = new Label(heading);
        title.getStyleClass().add("heading");
        var words = new Label(explanation);
        words.getStyleClass().add("small");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        var left = new VBox(4, title, words);
        left.getStyleClass().add("section-words");
        var right = new VBox(12, rows);
        HBox.setHgrow(right, Priority.ALWAYS);
        var section = new HBox(16, left, right);
        section.getStyleClass().add("form-section");
        return section;
    }

    public static Node row(Node... fields) {
        var row = new HBox(12, fields);
        for (var field : fields) {
            HBox.setHgrow(field, Priority.ALWAYS);
        }
        return row;
    }

    /// A text field with its label above and what is wrong below.
    public static VBox text(String id, String label, String empty, FormField field) {
        var input = new TextField();
        input.setId(id);
        input.setPromptText(empty);
        input.setPrefColumnCount(6);
        input.textProperty().bindBidirectional(field.text());
        return labelled(label, input, new FieldError(input, field.error()));
    }

    public static <T> VBox choice(
            String id, String label, List<T> values, ObjectProperty<T> value, Function<T, String> words) {
        var box = new ComboBox<T>();
        box.setId(id);
        box.getItems().setAll(values);
        box.setConverter(new javafx.util.StringConverter<>() {
            @Override
            public String toString(T one) {
                return one == null ? "" : words.apply(one);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("the box is not editable");
            }
        });
        box.valueProperty().bindBidirectional(value);
        box.setMaxWidth(Double.MAX_VALUE);
        var whole = new Tooltip();
        whole.textProperty().bind(value.map(words));
        box.setTooltip(whole);
        return labelled(label, box);
    }

    public static VBox labelled(String label, Node... below) {
        var name = new Label(label);
        name.getStyleClass().add("field-label");
        name.setMinWidth(Region.USE_PREF_SIZE);
        var column = new VBox(4, name);
        column.getChildren().addAll(below);
        column.setPrefWidth(100);
        return column;
    }

    public static Label error(ObservableValue<String> text) {
        return new FieldError(text);
    }

    /// Chips of which several can be chosen; chosen values that are not among the offered ones have chips too.
    public static FlowPane chips(
            String id, List<Integer> offered, ObservableList<Integer> chosen, Function<Integer, String> words) {
        var pane = new FlowPane(6, 6);
        pane.setPrefWrapLength(470);
        pane.setMinWidth(0);
        pane.setId(id);
        Runnable build = () -> {
            var all = new java.util.TreeSet<>(offered);
            all.addAll(chosen);
            pane.getChildren()
                    .setAll(all.stream()
                            .map(value -> {
                                var chip = chip(id, value, words.apply(value), chosen);
                                chip.setTooltip(new Tooltip("%,d".formatted(value)));
                                return chip;
                            })
                            .toList());
        };
        chosen.addListener((ListChangeListener<Integer>) _ -> build.run());
        build.run();
        return pane;
    }

    /// A chip that takes a value into the chosen ones, or out of them.
    public static <T> ToggleButton chip(String id, T value, String words, ObservableList<T> chosen) {
        boolean on = chosen.contains(value);
        var chip = new ToggleButton(ticked(on, words));
        chip.setId(id + "-" + value);
        chip.setMnemonicParsing(false);
        chip.getStyleClass().addAll("compact", "choice-chip");
        chip.setSelected(on);
        chip.setOnAction(_ -> {
            if (!chosen.remove(value)) {
                chosen.add(value);
            }
        });
        return chip;
    }

    public static String ticked(boolean on, String words) {
        return (on ? "\u2713 " : "") + words;
    }
}
