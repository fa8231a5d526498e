package dev.rlmworkbench.ui.control.form;

import dev.rlmworkbench.ui.control.Buttons;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The shipped presets as buttons, the user's own in a menu, and a field for the name of a new one.
public final class PresetBar extends HBox {

    private final Presets presets;
    private final Consumer<String> complaint;
    private final BiConsumer<String, Runnable> beforeDeleting;
    private final TextField name = new TextField();
    private String renamed = "";

    /// The presets of a form. What changes them says why it could not, or nothing.
    public interface Presets {

        List<String> shipped();

        /// The one that the form shows, null after a change.
        ObservableValue<@Nullable String> chosen();

        ObservableList<String> own();

        String proposedName();

        void useShipped(String preset);

        String useOwn(String preset);

        String save(String preset);

        String rename(String preset, String next);

        String delete(String preset);
    }

    /// @param prefix         of the ids of its controls, may be empty
    /// @param complaint      told why something could not be done
    /// @param beforeDeleting asks whether the named preset may go, and does it then
    public PresetBar(
            String prefix, Presets presets, Consumer<String> complaint, BiConsumer<String, Runnable> beforeDeleting) {
        super(6);
        this.presets = presets;
        this.complaint = complaint;
        this.beforeDeleting = beforeDeleting;
        getStyleClass().add("preset-bar");
        for (var preset : presets.shipped()) {
            var button = new ToggleButton(preset);
            button.setId(prefix + "preset-" + preset.toLowerCase(Locale.ROOT).replace(' ', '-'));
            button.getStyleClass().addAll("compact", "choice-chip");
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> {
                presets.useShipped(preset);
                button.setSelected(true);
            });
            presets.chosen().subscribe(now -> button.setSelected(preset.equals(now)));
            getChildren().add(button);
        }
        var own = new MenuButton("My presets");
        own.setId(prefix + "own-presets");
        own.getStyleClass().add("compact");
        own.setMnemonicParsing(false);
        own.setMinWidth(USE_PREF_SIZE);
        presets.own().addListener((ListChangeListener<String>) _ -> fill(own));
        fill(own);
        name.setId(prefix + "preset-name");
        name.setPromptText("Preset name");
        name.setPrefColumnCount(9);
        name.setVisible(false);
        name.setManaged(false);
        name.setOnAction(_ -> named());
        var save = Buttons.normal("Save as preset", Feather.SAVE, this::askName);
        save.setId(prefix + "save-preset");
        save.getStyleClass().addAll("ghost", "compact");
        save.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(own, name, save);
    }

    private void askName() {
        if (name.isVisible()) {
            named();
            return;
        }
        renamed = "";
        show(presets.proposedName());
    }

    private void show(String text) {
        name.setVisible(true);
        name.setManaged(true);
        name.setText(text);
        name.requestFocus();
        name.selectAll();
    }

    private void named() {
        var text = name.getText().strip();
        var problem = renamed.isEmpty() ? presets.save(text) : presets.rename(renamed, text);
        if (problem.isEmpty()) {
            name.setVisible(false);
            name.setManaged(false);
        }
        complaint.accept(problem);
    }

    private void fill(MenuButton menu) {
        menu.getItems().clear();
        for (var preset : presets.own()) {
            menu.getItems().add(item(preset, () -> complaint.accept(presets.useOwn(preset))));
        }
        if (presets.own().isEmpty()) {
            var none = new MenuItem("None yet: set the form and save it");
            none.setDisable(true);
            menu.getItems().add(none);
            return;
        }
        menu.getItems().add(new SeparatorMenuItem());
        for (var preset : presets.own()) {
            menu.getItems().add(item("Rename " + preset, () -> {
                renamed = preset;
                show(preset);
            }));
            menu.getItems()
                    .add(item(
                            "Delete " + preset,
                            () -> beforeDeleting.accept(preset, () -> complaint.accept(presets.delete(preset)))));
        }
    }

    private static MenuItem item(String words, Runnable action) {
        var item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
