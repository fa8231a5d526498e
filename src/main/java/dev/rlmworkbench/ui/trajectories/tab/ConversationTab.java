package dev.rlmworkbench.ui.trajectories.tab;

import dev.rlmworkbench.trajectory.replay.Step;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.control.StyleSheets;
import dev.rlmworkbench.ui.trajectories.task.OpenTask;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;

/// The exact messages that went to the model and its reply. What this step added is tinted.
public final class ConversationTab implements StepTab {

    private static final String HEAD = "message-head";
    private static final String ADDED = "message-added";
    private static final String REPLY = "message-reply";

    private final StyleClassedTextArea area = new StyleClassedTextArea();
    private final Label words = new Label();
    private final VBox box;

    public ConversationTab() {
        area.setEditable(false);
        area.setWrapText(true);
        area.setId("conversation");
        area.getStyleClass().add("conversation");
        var pane = new StackPane(new VirtualizedScrollPane<>(area));
        pane.getStyleClass().addAll("code-pane", "output-pane");
        pane.getStylesheets().addAll(StyleSheets.address("code"), StyleSheets.address("conversation"));
        VBox.setVgrow(pane, Priority.ALWAYS);
        words.getStyleClass().add("small");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(8, words, space, CopyButton.of("Copy", area::getText));
        head.setAlignment(Pos.CENTER_LEFT);
        box = new VBox(6, head, pane);
        box.getStyleClass().add("step-tab");
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void show(OpenTask task, Step step) {
        var prompt = step.prompt();
        int old = prompt.size() - step.fresh();
        area.clear();
        int firstAdded = -1;
        for (int i = 0; i < prompt.size(); i++) {
            var message = prompt.get(i);
            if (i == old) {
                firstAdded = paragraphs();
            }
            add(message.role().wireName(), message.content(), i >= old ? List.of(ADDED) : List.of());
        }
        if (!step.thinking().isBlank()) {
            add("thinking", step.thinking(), List.of(REPLY));
        }
        if (firstAdded < 0) {
            firstAdded = paragraphs();
        }
        add("reply of " + step.model(), step.reply().isEmpty() ? "(none)" : step.reply(), List.of(REPLY));
        words.setText(
                prompt.isEmpty()
                        ? "This file does not hold the messages of the step."
                        : "%s sent, %,d of them new in this step"
                                .formatted(Figures.count(prompt.size(), "message"), step.fresh()));
        int top = Math.max(0, firstAdded);
        area.moveTo(top, 0);
        area.showParagraphAtTop(top);
    }

    private int paragraphs() {
        return area.getLength() == 0 ? 0 : area.getParagraphs().size() - 1;
    }

    private void add(String role, String text, List<String> styles) {
        int from = paragraphs();
        area.append(role + "\n", List.of(HEAD));
        area.append(text.stripTrailing() + "\n", List.of());
        int to = area.getParagraphs().size() - 1;
        for (int i = from; i < to; i++) {
            area.setParagraphStyle(i, styles);
        }
        area.append("\n", List.of());
        area.setParagraphStyle(area.getParagraphs().size() - 1, List.of());
    }
}
