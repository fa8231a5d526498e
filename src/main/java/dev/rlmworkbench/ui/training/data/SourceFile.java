package dev.rlmworkbench.ui.training.data;

import dev.rlmworkbench.training.data.TrajectoryCounts;
import dev.rlmworkbench.ui.control.VisibleText;
import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// A trajectory file that a data set can be made of.
///
/// @param chosen whether it is to be read
/// @param state  what is known of it
record SourceFile(Path file, BooleanProperty chosen, ObjectProperty<State> state) {

    sealed interface State {}

    /// Its index is still to be read.
    record Counting() implements State {}

    record Counted(TrajectoryCounts counts) implements State {}

    /// @param why one sentence without its full stop
    record Refused(String why) implements State {}

    static SourceFile of(Path file) {
        return new SourceFile(file, new SimpleBooleanProperty(), new SimpleObjectProperty<>(new Counting()));
    }

    private static final String ENDING = "_trajectories.jsonl";

    static boolean isNamedLikeOne(Path file) {
        return file.getFileName().toString().endsWith(ENDING);
    }

    /// Of the run, without folder and ending.
    String name() {
        var name = file.getFileName().toString();
        return isNamedLikeOne(file) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    /// What it offers, on one line.
    String words() {
        return switch (state.get()) {
            case Counting _ -> "counting ...";
            case Refused(var why) -> VisibleText.oneLine("cannot be used: " + why, 200);
            case Counted(var counts) ->
                "%,d trajectories, %,d by methods that write code, %,d of them right%s"
                        .formatted(
                                counts.all(),
                                counts.writeCode(),
                                counts.right(),
                                counts.models().isEmpty()
                                        ? ""
                                        : "; " + VisibleText.oneLine(String.join(", ", counts.models()), 80));
        };
    }
}
