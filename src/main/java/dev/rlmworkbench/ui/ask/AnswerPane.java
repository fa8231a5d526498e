package dev.rlmworkbench.ui.ask;

import dev.rlmworkbench.ask.AskedAnswer;
import dev.rlmworkbench.document.DocumentSet;
import dev.rlmworkbench.document.Passage;
import dev.rlmworkbench.document.Place;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Chip;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.control.MessageCard;
import dev.rlmworkbench.ui.control.MethodMark;
import dev.rlmworkbench.ui.control.PassageCard;
import dev.rlmworkbench.ui.control.code.LongWords;
import dev.rlmworkbench.ui.screen.ScreenContext;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One method's answer as it comes: what it does, the answer, the passages, the cost.
final class AnswerPane extends VBox {

    private final ScreenContext context;
    private final AskViewModel model;
    private final AskedQuestion asked;
    private final MethodRun run;
    private final SidePane side;
    private final Chip chip = new Chip("", null, Chip.Tone.NEUTRAL);
    private final FlowPane tools = new FlowPane(8, 8);
    private final VBox body = new VBox(12);

    AnswerPane(ScreenContext context, AskViewModel model, AskedQuestion asked, MethodRun run, SidePane side) {
        this.context = context;
        this.model = model;
        this.asked = asked;
        this.run = run;
        this.side = side;
        getStyleClass().addAll("card", "ask-answer");
        setId("ask-answer-" + run.method());
        var mark = MethodMark.labelled(run.method());
        mark.setMinWidth(Region.USE_PREF_SIZE);
        chip.setMinWidth(Region.USE_PREF_SIZE);
        tools.setAlignment(Pos.CENTER_RIGHT);
        tools.setPrefWrapLength(340);
        tools.setMinWidth(0);
        HBox.setHgrow(tools, Priority.ALWAYS);
        var header = new HBox(8, mark, chip, tools);
        header.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(header, body);
        run.state().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        tools.getChildren().clear();
        switch (run.state().get()) {
            case MethodRun.Waiting _ -> {
                chip.show("Waiting", Feather.CLOCK, Chip.Tone.NEUTRAL);
                body.getChildren().setAll(doing());
            }
            case MethodRun.Running _ -> {
                chip.show("Working", Feather.LOADER, Chip.Tone.ACCENT);
                body.getChildren().setAll(streaming(), doing());
            }
            case MethodRun.Cancelled _ -> {
                chip.show("Stopped", Feather.SQUARE, Chip.Tone.NEUTRAL);
                body.getChildren().setAll(streaming(), footer("Stopped before there was an answer."));
                again();
            }
            case MethodRun.Failed failed -> {
                chip.show("Failed", Feather.ALERT_TRIANGLE, Chip.Tone.WARN);
                body.getChildren()
                        .setAll(new MessageCard(
                                MessageCard.Kind.ERROR, "The question could not be asked", failed.sentence()));
                again();
            }
            case MethodRun.Answered answered -> answered(answered.answer());
        }
    }

    private void again() {
        var button = Buttons.normal("Ask again", Feather.REFRESH_CW, () -> model.again(asked));
        button.getStyleClass().add("compact");
        tools.getChildren().add(button);
    }

    private void answered(AskedAnswer answer) {
        if (answer.answer().error() != null && answer.text().isEmpty()) {
            chip.show("Failed", Feather.ALERT_TRIANGLE, Chip.Tone.WARN);
            body.getChildren()
                    .setAll(
                            new MessageCard(
                                    MessageCard.Kind.ERROR,
                                    "There is no answer",
                                    String.valueOf(answer.answer().error())),
                            footer(AnswerText.cost(answer)));
            again();
            return;
        }
        if (answer.saysNotInText()) {
            chip.show("Not in the documents", Feather.SLASH, Chip.Tone.NEUTRAL);
        } else if (answer.text().isEmpty()) {
            chip.show("No answer", Feather.SLASH, Chip.Tone.WARN);
            again();
        } else if (!AnswerText.caution(answer).isEmpty()) {
            chip.show("Done, with care", Feather.ALERT_TRIANGLE, Chip.Tone.WARN);
        } else {
            chip.show("Done", Feather.CHECK, Chip.Tone.RIGHT);
        }
        var words = AnswerText.headline(answer);
        var text = LongWords.of(words, words.length() <= 120 ? "title" : "body");
        text.label().setId("ask-text-" + run.method());
        body.getChildren().setAll(text);
        var caution = AnswerText.caution(answer);
        if (!caution.isEmpty()) {
            var label = new Label(caution, Icons.of(Feather.ALERT_TRIANGLE, "icon-14", "warn-icon"));
            label.getStyleClass().add("warn-words");
            label.setWrapText(true);
            body.getChildren().add(label);
        }
        passages(answer);
        body.getChildren().add(footer(AnswerText.cost(answer)));
        answerTools(answer);
    }

    private void passages(AskedAnswer answer) {
        var heading = AnswerText.heading(answer);
        if (heading.isEmpty()) {
            return;
        }
        var label = new Label(heading);
        label.getStyleClass().add("strong");
        label.setWrapText(true);
        var read = new Label(share(answer));
        read.getStyleClass().add("small");
        var row = new HBox(8, label, read);
        row.setAlignment(Pos.BASELINE_LEFT);
        body.getChildren().add(row);
        var documents = asked.documents().set();
        var best = answer.evidence().best();
        if (documents == null || best.isEmpty()) {
            return;
        }
        body.getChildren().add(new EvidenceStrip(documents, best));
        var cards = new VBox(8);
        add(cards, best, 1, documents);
        body.getChildren().add(cards);
        int rest = answer.evidence().rest();
        if (rest > 0) {
            var more = new Hyperlink("Show %s more".formatted(Figures.count(rest, "passage")));
            more.setOnAction(_ -> {
                var all = answer.evidence().passages();
                body.getChildren().remove(more);
                add(cards, all.subList(best.size(), all.size()), best.size() + 1, documents);
                if (answer.evidence().more() > 0) {
                    cards.getChildren()
                            .add(new Label("and %,d more that are not listed"
                                    .formatted(answer.evidence().more())));
                }
            });
            body.getChildren().add(more);
        }
    }

    private void add(VBox cards, List<Passage> passages, int first, DocumentSet documents) {
        int number = first;
        for (var passage : passages) {
            var spans = passage.matches().stream()
                    .map(match -> new PassageCard.Span(match.start(), match.end()))
                    .toList();
            Runnable open = () -> ReaderPane.open(side, documents, passage);
            var card = new PassageCard(
                    number++, passage.place().file(), place(passage.place()), passage.excerpt(), spans, open);
            card.setOnMouseClicked(_ -> open.run());
            cards.getChildren().add(card);
        }
    }

    private String share(AskedAnswer answer) {
        var documents = asked.documents().set();
        long read = answer.evidence().readChars();
        return documents == null || read == 0
                ? ""
                : "%s %% of the text was read"
                        .formatted(Figures.percent(read, documents.text().length()));
    }

    private static String place(Place place) {
        var unit = place.unit().word();
        var word = Character.toUpperCase(unit.charAt(0)) + unit.substring(1);
        return place.first() == place.last()
                ? "%s %,d".formatted(word, place.first())
                : "%ss %,d-%,d".formatted(word, place.first(), place.last());
    }

    private void answerTools(AskedAnswer answer) {
        var copy = Buttons.normal("Copy with sources", Feather.COPY, () -> {
            Clipboard.getSystemClipboard()
                    .setContent(java.util.Map.of(DataFormat.PLAIN_TEXT, AnswerText.withSources(answer)));
            context.notices().info("Copied", "The answer with its sources is on the clipboard.");
        });
        copy.setId("ask-copy-" + run.method());
        copy.getStyleClass().add("compact");
        tools.getChildren().add(copy);
        if (run == asked.first()) {
            var save = Buttons.normal(
                    "Save as benchmark task", Feather.SAVE, () -> SaveTask.open(context, model, asked, answer));
            save.setId("ask-save");
            save.getStyleClass().add("compact");
            tools.getChildren().add(save);
        }
    }

    /// The words of an answer while it comes.
    private Node streaming() {
        var text = new LongWords("body");
        run.streaming().subscribe(text::show);
        text.visibleProperty().bind(run.streaming().isNotEmpty());
        text.managedProperty().bind(text.visibleProperty());
        return text;
    }

    private Node doing() {
        var words = new Label("", Icons.of(Feather.LOADER, "icon-14", "accent-icon"));
        words.setId("ask-doing-" + run.method());
        words.textProperty()
                .bind(run.activity()
                        .map(doing ->
                                doing.isEmpty() ? "" : Character.toUpperCase(doing.charAt(0)) + doing.substring(1)));
        return footer(words);
    }

    private Node footer(String words) {
        return footer(new Label(words));
    }

    private Node footer(Label words) {
        words.getStyleClass().add("small");
        words.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var steps = new Hyperlink();
        steps.setId("ask-steps-" + run.method());
        steps.textProperty()
                .bind(javafx.beans.binding.Bindings.size(run.steps())
                        .map(size ->
                                size.intValue() == 1 ? "See the step" : "See the %d steps".formatted(size.intValue())));
        steps.visibleProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(run.steps()));
        steps.setMinWidth(Region.USE_PREF_SIZE);
        steps.setOnAction(_ -> StepsPane.open(context, side, asked, run));
        var row = new HBox(8, words, space, steps);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("ask-footer");
        return row;
    }
}
