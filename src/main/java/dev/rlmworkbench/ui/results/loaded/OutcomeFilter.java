package dev.rlmworkbench.ui.results.loaded;

import dev.rlmworkbench.result.ResultRow;
import org.jspecify.annotations.Nullable;

/// Which tasks are listed, by how the two compared series came out.
public enum OutcomeFilter {
    ALL,
    ONLY_SECOND_RIGHT,
    ONLY_FIRST_RIGHT,
    BOTH_WRONG,
    /// One is right, wrong, without answer or failed, and the other is something else of these.
    DIFFERENT;

    /// @param first  result of the compared series that is named first, null where it has none
    /// @param second of the other
    public boolean shows(@Nullable ResultRow first, @Nullable ResultRow second) {
        if (this == ALL) {
            return true;
        }
        if (first == null || second == null) {
            return false;
        }
        return switch (this) {
            case ALL -> true;
            case ONLY_SECOND_RIGHT -> second.isRight() && first.isAnswered() && !first.isRight();
            case ONLY_FIRST_RIGHT -> first.isRight() && second.isAnswered() && !second.isRight();
            case BOTH_WRONG -> first.isAnswered() && second.isAnswered() && !first.isRight() && !second.isRight();
            case DIFFERENT -> first.kind() != second.kind();
        };
    }
}
