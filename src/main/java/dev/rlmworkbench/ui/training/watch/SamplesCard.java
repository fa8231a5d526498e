package dev.rlmworkbench.ui.training.watch;

import dev.rlmworkbench.display.ReadableTime;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingEvent.AnswerEnd;
import dev.rlmworkbench.result.training.TrainingEvent.AnswerGenerated;
import dev.rlmworkbench.result.training.TrainingEvent.PromptChosen;
import dev.rlmworkbench.ui.control.BesideOrBelow;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.Chip;
import dev.rlmworkbench.ui.control.SectionHeader;
import dev.rlmworkbench.ui.control.code.LongWords;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What the model says to a prompt without and with what it has learned, beside the answer that was recorded.
final class SamplesCard extends Card {

    private static final double ROOM_FOR_ONE = 260;

    private final SampleLog log = new SampleLog();
    private final ChoiceBox<PromptChosen> prompt = new ChoiceBox<>();
    private final ChoiceBox<AnswerGenerated> step = new ChoiceBox<>();
    private final LongWords asked = new LongWords("secondary");
    private final Column recorded = new Column("Recorded");
    private final Column base = new Column("Without the adapter");
    private final Column tuned = new Column("With the adapter");

    /// One answer with what it is worth.
    private static final class Column extends VBox {
        private final Chip verdict = new Chip("", null, Chip.Tone.NEUTRAL);
        private final LongWords words = new LongWords("mono", "sample-words");
        private final Label facts = new Label();

        Column(String title) {
            super(6);
            var name = new Label(title);
            name.getStyleClass().add("strong");
            name.setMinWidth(USE_PREF_SIZE);
            verdict.setMinWidth(USE_PREF_SIZE);
            verdict.setVisible(false);
            var header = new HBox(8, name, verdict);
            header.setAlignment(Pos.CENTER_LEFT);
            facts.getStyleClass().add("caption");
            facts.managedProperty().bind(facts.textProperty().isNotEmpty());
            getStyleClass().add("sample-column");
            getChildren().addAll(header, words, facts);
        }

        void show(String text, String about) {
            words.show(text.isEmpty() ? "(nothing)" : text);
            facts.setText(about);
        }

        void judge(boolean equal) {
            verdict.setVisible(true);
            if (equal) {
                verdict.show("As recorded", Feather.CHECK, Chip.Tone.RIGHT);
            } else {
                verdict.show("Differs", null, Chip.Tone.NEUTRAL);
            }
        }
    }

    SamplesCard() {
        setId("training-samples");
        getStyleClass().add("samples-card");
        prompt.setId("training-sample-prompt");
        prompt.setAccessibleText("Which prompt");
        prompt.setConverter(words(chosen -> "Prompt %d".formatted(chosen.number())));
        step.setId("training-sample-step");
        step.setAccessibleText("After which step");
        step.setConverter(words(answer -> "after step %,d".formatted(answer.step())));
        getChildren()
                .addAll(
                        new SectionHeader("Generated samples", prompt, step),
                        asked,
                        new BesideOrBelow(ROOM_FOR_ONE, List.of(recorded, base, tuned)));
        prompt.valueProperty().addListener((_, _, chosen) -> choose(chosen));
        step.valueProperty().addListener((_, _, answer) -> show(answer));
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    private static <T> StringConverter<T> words(Function<T, String> how) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : how.apply(value);
            }

            @Override
            public T fromString(String words) {
                throw new UnsupportedOperationException("it is not typed");
            }
        };
    }

    void clear() {
        log.clear();
        prompt.getItems().clear();
        setVisible(false);
    }

    /// The newest answer stays at the front while nobody has gone back to an older one.
    void add(List<TrainingEvent> events) {
        if (!log.hear(events) || log.prompts().isEmpty()) {
            return;
        }
        setVisible(true);
        var chosen = prompt.getValue();
        if (!log.prompts().equals(prompt.getItems())) {
            prompt.getItems().setAll(log.prompts());
        }
        if (chosen == null || !prompt.getItems().contains(chosen)) {
            prompt.setValue(prompt.getItems().getFirst());
        } else {
            prompt.setValue(chosen);
            renewSteps(chosen);
        }
    }

    private void choose(@Nullable PromptChosen chosen) {
        if (chosen == null) {
            return;
        }
        asked.show(chosen.prompt());
        recorded.show(chosen.target(), "");
        base.show(chosen.base(), about(chosen.baseEnd(), chosen.seconds()));
        base.judge(chosen.baseEqual());
        step.getItems().clear();
        renewSteps(chosen);
    }

    private void renewSteps(PromptChosen chosen) {
        var answers = log.answers(chosen.number());
        if (answers.equals(step.getItems())) {
            return;
        }
        var before = step.getValue();
        boolean follows = before == null || before.equals(step.getItems().getFirst());
        step.getItems().setAll(answers);
        step.setValue(follows || !answers.contains(before) ? answers.isEmpty() ? null : answers.getFirst() : before);
        if (answers.isEmpty()) {
            show(null);
        }
    }

    private void show(@Nullable AnswerGenerated answer) {
        if (answer == null) {
            tuned.verdict.setVisible(false);
            tuned.show("", "it has not answered yet");
        } else {
            tuned.show(answer.text(), about(answer.end(), answer.seconds()));
            tuned.judge(answer.equal());
        }
    }

    private static String about(AnswerEnd end, double seconds) {
        return switch (end) {
            case COMPLETE -> "in " + ReadableTime.of(seconds);
            case LENGTH -> "in %s, cut at its longest".formatted(ReadableTime.of(seconds));
            case TIME -> "cut after " + ReadableTime.of(seconds);
        };
    }
}
