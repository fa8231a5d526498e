package dev.rlmworkbench.ui.control;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import org.controlsfx.control.SegmentedButton;

/// A few values side by side, of which one is always chosen, by mouse, Space or arrow keys.
public final class Segments<T extends Enum<T>> extends SegmentedButton {

    /// @param prefix of the buttons' ids: `theme` makes `theme-dark`
    /// @param chosen what is chosen now, whoever chose it
    /// @param choose told what the user chose
    public Segments(
            String prefix, Class<T> values, Function<T, String> words, ObservableValue<T> chosen, Consumer<T> choose) {
        for (var value : values.getEnumConstants()) {
            var button = new ToggleButton(words.apply(value));
            button.setId(prefix + "-" + value.name().toLowerCase(Locale.ROOT));
            button.setToggleGroup(getToggleGroup());
            button.setUserData(value);
            button.setMnemonicParsing(false);
            getButtons().add(button);
        }
        chosen.subscribe(value -> getToggleGroup().selectToggle(getButtons().get(value.ordinal())));
        getToggleGroup().selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                getToggleGroup().selectToggle(before);
            } else if (now.getUserData() != chosen.getValue()) {
                choose.accept(values.cast(now.getUserData()));
            }
        });
    }
}
