package dev.rlmworkbench.ui.ask;

import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.ui.control.Figures;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;

/// One turn of a method: what the model wrote, the code that ran, what it printed.
final class AnswerStep {

    /// @param result null while it runs
    record Block(String language, String code, @Nullable ReplResult result) {}

    private final int turn;
    private final StringBuilder words = new StringBuilder();
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int asked;
    private int replied;
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();

    AnswerStep(int turn) {
        this.turn = turn;
    }

    int turn() {
        return turn;
    }

    /// Changes whenever anything of the step did, once a round of the pump.
    ReadOnlyLongProperty version() {
        return version.getReadOnlyProperty();
    }

    /// What the model wrote so far.
    String words() {
        return words.toString();
    }

    List<Block> blocks() {
        return List.copyOf(blocks);
    }

    /// What the engine said to the model, and limits.
    List<String> notes() {
        return List.copyOf(notes);
    }

    /// `8 sub-calls, 5 done`; empty without.
    String subCalls() {
        return asked == 0
                ? ""
                : replied == asked
                        ? Figures.count(asked, "sub-call")
                        : "%s, %,d done".formatted(Figures.count(asked, "sub-call"), replied);
    }

    void write(String more) {
        words.append(more);
    }

    void wrote(String all) {
        words.setLength(0);
        words.append(all);
    }

    void start(String language, String code) {
        blocks.add(new Block(language, code, null));
    }

    void finish(ReplResult result) {
        if (!blocks.isEmpty()) {
            var last = blocks.removeLast();
            blocks.add(new Block(last.language(), last.code(), result));
        }
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    void asked() {
        asked++;
    }

    void replied() {
        replied++;
    }

    void changed() {
        version.set(version.get() + 1);
    }
}
