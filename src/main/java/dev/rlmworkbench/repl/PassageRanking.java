package dev.rlmworkbench.repl;

import dev.rlmworkbench.repl.child.text.PassageSearch;
import java.util.List;

/// The ranking of `search` for the host: what code finds in the REPL and what a method without one finds are the same
/// passages. A passage has 300 to 600 characters and ends with a line, a sentence or a word.
public final class PassageRanking {

    private final PassageSearch search;

    /// Cheap: nothing is read before the first question.
    public PassageRanking(String text) {
        search = new PassageSearch(text);
    }

    /// @param start of its first character in the text, in UTF-16 units
    public record RankedPassage(int start, String text) {
        public int end() {
            return start + text.length();
        }
    }

    /// The passages that match the words best by BM25, best first.
    ///
    /// @param words any text, such as a question; very common words do not count
    /// @param most  at least 1
    /// @return empty when no passage has one of the words
    public List<RankedPassage> best(String words, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("the number of passages must be at least 1, not " + most);
        }
        return search.passages(words, most).stream()
                .map(piece -> new RankedPassage(piece.start(), piece.text()))
                .toList();
    }
}
