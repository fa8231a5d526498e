package dev.rlmworkbench.ui.ask;

import dev.rlmworkbench.repl.ReplResult;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;

/// A step in which everything is one text.
public final class LongStep {

    private LongStep() {}

    public static Node of(String text) {
        var step = new AnswerStep(1);
        step.write(text);
        step.start("python", "print(\"" + text + "\")");
        step.finish(new ReplResult(
                text, text, null, text, List.of(), List.of(), List.of(), Duration.ZERO, null, List.of()));
        step.note(text);
        return new StepCard(step);
    }
}
