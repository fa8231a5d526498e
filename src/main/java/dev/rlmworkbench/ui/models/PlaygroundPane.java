package dev.rlmworkbench.ui.models;

import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.FieldError;
import dev.rlmworkbench.ui.control.SectionHeader;
import dev.rlmworkbench.ui.control.TypedText;
import dev.rlmworkbench.ui.control.code.OutputPane;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// A prompt, a model, and its answer as it comes: does it work, and how fast?
final class PlaygroundPane extends Card {

    PlaygroundPane(PlaygroundViewModel model, ObservableValue<@Nullable ModelEntry> chosen) {
        var name = new Label();
        name.getStyleClass().addAll("mono", "secondary");
        name.textProperty().bind(chosen.map(entry -> entry.model().name()).orElse("no model chosen"));
        var prompt = new TextArea("Say in one sentence what a haystack is.");
        prompt.setId("playground-prompt");
        prompt.setPrefRowCount(2);
        prompt.setWrapText(true);
        var tooLong = FieldError.of(prompt);
        TypedText.limit(prompt, tooLong::setText);
        prompt.textProperty().addListener(_ -> tooLong.setText(""));
        var ask = Buttons.primary("Test this model", Feather.PLAY, () -> {
            var entry = chosen.getValue();
            if (entry != null) {
                model.ask(entry, prompt.getText());
            }
        });
        ask.setId("playground-ask");
        ask.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> chosen.getValue() == null, chosen)
                        .or(model.asking()));
        var stop = Buttons.normal("Stop", Feather.SQUARE, model::stop);
        stop.disableProperty().bind(model.asking().not());
        var answer = new OutputPane(10);
        answer.setId("playground-answer");
        model.answer().addListener((_, _, text) -> answer.show(text));
        var verdict = new Label();
        verdict.getStyleClass().add("caption");
        verdict.setWrapText(true);
        verdict.textProperty().bind(model.verdict());
        var error = new FieldError(model.error());
        error.setId("playground-error");
        getChildren()
                .addAll(
                        new SectionHeader("Try it", name),
                        prompt,
                        tooLong,
                        new HBox(8, ask, stop),
                        answer,
                        verdict,
                        error);
    }
}
