package dev.rlmworkbench.ui.trajectories.tab;

import dev.rlmworkbench.trajectory.replay.Step;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.control.StyleSheets;
import dev.rlmworkbench.ui.control.code.LongTextArea;
import dev.rlmworkbench.ui.control.code.LongTextArea.Part;
import dev.rlmworkbench.ui.trajectories.task.OpenTask;
import java.util.ArrayList;
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

/// The exact messages that went to the model and its reply. What this step added is tinted.
public final class ConversationTab implements StepTab {

    private static final String ADDED = "message-added";
    private static final String REPLY = "message-reply";

    private final LongTextArea area = new LongTextArea();
    private final Label words = new Label();
    private final VBox box;

    public ConversationTab() {
        area.setId("conversation");
        area.getStyleClass().add("conversation");
        var pane = new StackPane(new VirtualizedScrollPane<>(area));
        pane.getStyleClass().addAll("code-pane", "output-pane");
        pane.getStylesheets().addAll(StyleSheets.address("code"), StyleSheets.address("conversation"));
        VBox.setVgrow(pane, Priority.ALWAYS);
        words.getStyleClass().add("small");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(8, words, space, CopyButton.of("Copy", area::whole));
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
        var parts = new ArrayList<Part>();
        int firstAdded = -1;
        for (int i = 0; i < prompt.size(); i++) {
            var message = prompt.get(i);
            if (i == old) {
                firstAdded = parts.size();
            }
            add(parts, message.role().wireName(), message.content(), i >= old ? List.of(ADDED) : List.of());
        }
        if (!step.thinking().isBlank()) {
            add(parts, "thinking", step.thinking(), List.of(REPLY));
        }
        if (firstAdded < 0) {
            firstAdded = parts.size();
        }
        add(parts, "reply of " + step.model(), step.reply().isEmpty() ? "(none)" : step.reply(), List.of(REPLY));
        area.show(parts);
        words.setText(
                prompt.isEmpty()
                        ? "This file does not hold the messages of the step."
                        : "%s sent, %,d of them new in this step"
                                .formatted(Figures.count(prompt.size(), "message"), step.fresh()));
        area.showPart(firstAdded);
    }

    /// With an empty line behind it.
    private static void add(List<Part> parts, String role, String text, List<String> styles) {
        parts.add(new Part(role, text.stripTrailing(), styles));
        parts.add(new Part("", "", List.of()));
    }
}
