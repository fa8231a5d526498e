package dev.rlmworkbench.ui.run;

import dev.rlmworkbench.ui.control.Buttons;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// The shipped presets as buttons, the user's own in a menu, and a field for the name of a new one.
final class PresetBar extends HBox {

    private final RunViewModel model;
    private final Consumer<String> complaint;
    private final TextField name = new TextField();
    private String renamed = "";

    /// @param complaint told why something could not be done
    PresetBar(RunViewModel model, Consumer<String> complaint) {
        super(6);
        this.model = model;
        this.complaint = complaint;
        getStyleClass().add("preset-bar");
        for (var preset : RunViewModel.SHIPPED) {
            var button = new ToggleButton(preset);
            button.setId("preset-" + preset.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
            button.getStyleClass().addAll("compact", "choice-chip");
            button.setOnAction(_ -> {
                model.useShipped(preset);
                button.setSelected(true);
            });
            model.preset.addListener((_, _, now) -> button.setSelected(preset.equals(now)));
            getChildren().add(button);
        }
        var own = new MenuButton("My presets");
        own.setId("own-presets");
        own.getStyleClass().add("compact");
        own.setMnemonicParsing(false);
        own.setMinWidth(USE_PREF_SIZE);
        model.ownPresets.addListener((ListChangeListener<String>) _ -> fill(own));
        fill(own);
        name.setId("preset-name");
        name.setPromptText("Preset name");
        name.setPrefColumnCount(9);
        name.setVisible(false);
        name.setManaged(false);
        name.setOnAction(_ -> named());
        var save = Buttons.normal("Save as preset", Feather.SAVE, this::askName);
        save.setId("save-preset");
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
        show(model.form.name.value());
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
        var problem = renamed.isEmpty() ? model.savePreset(text) : model.renamePreset(renamed, text);
        if (problem.isEmpty()) {
            name.setVisible(false);
            name.setManaged(false);
        }
        complaint.accept(problem);
    }

    private void fill(MenuButton menu) {
        menu.getItems().clear();
        for (var preset : model.ownPresets) {
            menu.getItems().add(item(preset, () -> complaint.accept(model.useOwn(preset))));
        }
        if (model.ownPresets.isEmpty()) {
            var none = new MenuItem("None yet: set the form and save it");
            none.setDisable(true);
            menu.getItems().add(none);
            return;
        }
        menu.getItems().add(new SeparatorMenuItem());
        for (var preset : model.ownPresets) {
            menu.getItems().add(item("Rename " + preset, () -> {
                renamed = preset;
                show(preset);
            }));
            menu.getItems().add(item("Delete " + preset, () -> complaint.accept(model.deletePreset(preset))));
        }
    }

    private static MenuItem item(String words, Runnable action) {
        var item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
