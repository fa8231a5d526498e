package dev.rlmworkbench.ui.live;

import dev.rlmworkbench.ask.AskActivity;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Chip;
import dev.rlmworkbench.ui.control.MethodMark;
import dev.rlmworkbench.ui.control.code.LongWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// One method on the shown task: its turns as cards, and its verdict below. It follows the newest card until the user
/// scrolls up.
final class MethodPane extends VBox {

    /// Cards that stay unfolded, the newest ones.
    private static final int OPEN_TURNS = 8;

    private final LiveViewModel model;
    private final ComboBox<String> choice = new ComboBox<>();
    private final HBox head = new HBox(8);
    private final HBox state = new HBox(8);
    private final Label time = new Label();
    private final LongWords question = new LongWords();
    private final Label prompt = new Label();
    private final VBox cards = new VBox(8);
    private final VBox content = new VBox(10);
    private final ScrollPane scroll = new ScrollPane(content);
    private final Node jump;
    private final Chip turnChip = Chip.running("");
    private final LongWords verdictLine = new LongWords("strong");
    private final VBox verdict = new VBox(4, verdictLine);
    private final Label figures = new Label();
    private final List<TurnCard> shown = new ArrayList<>();
    private @Nullable TaskTrace trace;
    private Tile.@Nullable State shownState;
    private boolean following = true;
    /// Whether the cards of an ended task show its end.
    private boolean settled;

    MethodPane(LiveViewModel model) {
        this.model = model;
        getStyleClass().addAll("card", "method-pane");
        choice.setConverter(new Names());
        choice.valueProperty().addListener(_ -> update());
        time.getStyleClass().addAll("mono", "small");
        time.setMinWidth(USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        state.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("pane-head");
        head.getChildren().addAll(state, space, time);
        prompt.getStyleClass().add("small");
        content.getStyleClass().add("pane-content");
        content.getChildren().addAll(prompt, question, cards);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        var button = Buttons.normal("Jump to latest", Feather.ARROW_DOWN, this::jump);
        button.getStyleClass().addAll("compact", "jump");
        button.setVisible(false);
        jump = button;
        StackPane.setAlignment(button, Pos.BOTTOM_CENTER);
        var middle = new StackPane(scroll, button);
        VBox.setVgrow(middle, Priority.ALWAYS);
        verdict.getStyleClass().add("pane-verdict");
        figures.getStyleClass().add("small");
        verdict.getChildren().add(figures);
        getChildren().addAll(head, middle, verdict);
        followTail();
    }

    private void followTail() {
        scroll.addEventFilter(ScrollEvent.SCROLL, event -> {
            if (event.getDeltaY() > 0) {
                follow(false);
            }
        });
        scroll.vvalueProperty().addListener((_, before, now) -> {
            boolean atEnd = now.doubleValue() >= 0.999;
            if (atEnd) {
                follow(true);
            } else if (now.doubleValue() < before.doubleValue() && scroll.isPressed()) {
                follow(false);
            }
        });
        content.heightProperty().addListener(_ -> {
            if (following) {
                scroll.setVvalue(1);
            }
        });
    }

    private void follow(boolean yes) {
        following = yes;
        jump.setVisible(!yes && content.getHeight() > scroll.getHeight());
    }

    private void jump() {
        follow(true);
        scroll.setVvalue(1);
    }

    /// @param methods to choose from, the first is shown
    void offer(List<String> methods) {
        choice.getItems().setAll(methods);
        choice.setValue(methods.isEmpty() ? null : methods.getFirst());
        boolean several = methods.size() > 1;
        setVisible(!methods.isEmpty());
        setManaged(!methods.isEmpty());
        head.getChildren()
                .removeIf(node -> node == choice || node.getStyleClass().contains("method-name"));
        if (several) {
            head.getChildren().addFirst(choice);
        } else if (!methods.isEmpty()) {
            var name = MethodMark.labelled(methods.getFirst());
            name.getStyleClass().addAll("heading", "method-name");
            head.getChildren().addFirst(name);
        }
    }

    /// Brings everything up to date with the model.
    void update() {
        var method = choice.getValue();
        if (method == null) {
            return;
        }
        var tile = model.tile(method).orElse(null);
        var now = model.trace(method).orElse(null);
        if (now != trace) {
            trace = now;
            settled = false;
            shown.clear();
            cards.getChildren().clear();
            follow(true);
        }
        boolean code = method.startsWith("rlm");
        showState(tile, code);
        if (now == null) {
            question.show("");
            prompt.setText(tile == null ? "" : waiting(tile));
            time.setText("");
            showVerdict(tile, null);
            return;
        }
        var at = Instant.now();
        time.setText("%.1f s".formatted(now.took(at).toMillis() / 1000.0));
        question.show(now.question());
        prompt.setText(promptWords(now, code));
        showTurns(now, at);
        showVerdict(tile, now);
    }

    private static String waiting(Tile tile) {
        return switch (tile.state().get()) {
            case WAITING -> "This task has not had its turn yet.";
            case RUNNING -> AskActivity.withTime("Starting", tile.startedAt(), Instant.now());
            case SKIPPED -> "Skipped; it runs again when the run is resumed.";
            case RIGHT, WRONG, ERROR -> "Its steps are read from the trajectory file, where they were saved.";
        };
    }

    private static String promptWords(TaskTrace now, boolean code) {
        if (!now.chosen().isEmpty()) {
            return now.chosen();
        }
        if (code) {
            return "%,d characters in the variable context".formatted(now.contextChars());
        }
        return now.promptTokens() == 0
                ? "Prompt of %,d characters%s".formatted(now.contextChars(), now.ended() ? "" : " is being read")
                : "Prompt of %,d tokens (text of %,d characters)".formatted(now.promptTokens(), now.contextChars());
    }

    private void showTurns(TaskTrace now, Instant at) {
        var turns = now.turns();
        for (int i = shown.size(); i < turns.size(); i++) {
            var card = new TurnCard(turns.get(i));
            shown.add(card);
            cards.getChildren().add(card);
            if (i > 0) {
                shown.get(i - 1).update(at, false);
            }
            if (i >= OPEN_TURNS) {
                shown.get(i - OPEN_TURNS).foldAsOld();
            }
        }
        if (!now.ended()) {
            settled = false;
            if (!shown.isEmpty()) {
                shown.getLast().update(at, true);
            }
        } else if (!settled) {
            // it may have changed in the same round in which the next turn began
            settled = true;
            shown.forEach(card -> card.update(at, false));
        }
    }

    private void showState(@Nullable Tile tile, boolean code) {
        var kind = tile == null ? null : tile.state().get();
        if (kind == Tile.State.RUNNING && code && trace != null) {
            int most = model.limitOfTurns(); // the last call, for the best answer, is a card beyond them
            var words = "Turn %d of %d".formatted(Math.clamp(trace.turns().size(), 1, Math.max(1, most)), most);
            if (shownState != null || !words.equals(turnChip.getText())) {
                turnChip.setText(words);
                state.getChildren().setAll(turnChip);
                shownState = null;
            }
            return;
        }
        if (kind != shownState || state.getChildren().isEmpty()) {
            shownState = kind;
            state.getChildren().setAll(kind == null ? List.of() : List.of(chip(kind)));
        }
    }

    private static Chip chip(Tile.State kind) {
        return switch (kind) {
            case WAITING -> new Chip("Waiting", Feather.CLOCK, Chip.Tone.NEUTRAL);
            case RUNNING -> new Chip("Running", Feather.LOADER, Chip.Tone.ACCENT);
            case RIGHT -> new Chip("Right", Feather.CHECK, Chip.Tone.RIGHT);
            case WRONG -> new Chip("Wrong", Feather.X, Chip.Tone.WRONG);
            case ERROR -> new Chip("Error", Feather.ALERT_TRIANGLE, Chip.Tone.WARN);
            case SKIPPED -> new Chip("Skipped", Feather.SLASH, Chip.Tone.NEUTRAL);
        };
    }

    private void showVerdict(@Nullable Tile tile, @Nullable TaskTrace now) {
        var judged = tile == null ? null : tile.verdict();
        var line = verdictLine;
        line.label().getStyleClass().removeAll("warn-words", "wrong-words", "right-words");
        if (judged == null) {
            line.show(now == null || now.answer() == null ? "No answer yet" : "Answer: " + now.answer());
        } else if (judged.error() != null) {
            line.show(judged.error());
            line.label().getStyleClass().add("warn-words");
        } else if (judged.prediction() == null) {
            line.show("No answer (expected %s)".formatted(judged.expected()));
            line.label().getStyleClass().add("wrong-words");
        } else {
            boolean right = tile.state().get() == Tile.State.RIGHT;
            line.show(
                    right
                            ? "Right: " + judged.prediction()
                            : "Wrong: expected %s, got %s".formatted(judged.expected(), judged.prediction()));
            line.label().getStyleClass().add(right ? "right-words" : "wrong-words");
        }
        figures.setText(
                now == null
                        ? ""
                        : now.figures(Instant.now()) + (judged != null && judged.cut() ? ", the text was cut" : ""));
        figures.setVisible(now != null);
        figures.setManaged(now != null);
    }

    private static final class Names extends javafx.util.StringConverter<String> {
        @Override
        public String toString(@Nullable String method) {
            return method == null ? "" : MethodMark.name(method);
        }

        @Override
        public String fromString(String text) {
            throw new UnsupportedOperationException("the box is not editable");
        }
    }
}
