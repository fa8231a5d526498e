package dev.rlmworkbench.repl;

import dev.rlmworkbench.repl.child.text.PassageSearch;
import dev.rlmworkbench.repl.child.text.TextPiece;
import java.util.List;

/// What `search(words)` of every REPL finds, for who needs it without a REPL.
public final class LineRanking {

    private static final int HITS = 5;

    private LineRanking() {}

    /// @param lines   what the function gives
    /// @param printed what it prints
    public record Found(List<String> lines, String printed) {}

    /// @throws IllegalArgumentException with a sentence for the model, such as when there is no word
    public static Found search(String text, String words, String question) {
        var hits = new PassageSearch(text).search(words, HITS, question);
        return new Found(TextPiece.texts(hits.lines()), hits.display());
    }
}
