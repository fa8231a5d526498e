package dev.rlmworkbench.ask;

import dev.rlmworkbench.document.Passage;
import java.util.List;

/// What an answer rests on.
///
/// @param passages  the best first, at most 50
/// @param more      how many further ones there are
/// @param readChars characters of the text that were printed, sent to sub-calls or chosen; 0 where that is unknown
public record AnswerEvidence(Kind kind, List<Passage> passages, int more, long readChars) {

    /// So many passages are enough to judge an answer by.
    public static final int SHOWN = 5;

    /// The first of the passages, at most [#SHOWN].
    public List<Passage> best() {
        return passages.subList(0, Math.min(SHOWN, passages.size()));
    }

    /// How many passages there are beside the best.
    public int rest() {
        return passages.size() - best().size() + more;
    }

    public enum Kind {
        /// The code printed these, or sent them to sub-calls whose replies reached the answer, or the method chose them
        /// for its prompt.
        READ,
        /// The method reads in a way that leaves no trace; these hold the answer's words and were looked up afterwards.
        FOUND_AFTERWARDS
    }

    public AnswerEvidence {
        passages = List.copyOf(passages);
    }
}
