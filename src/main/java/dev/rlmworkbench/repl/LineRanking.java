package dev.rlmworkbench.repl;

import dev.rlmworkbench.repl.ReplResult.Remark;
import dev.rlmworkbench.repl.child.text.PassageSearch;
import dev.rlmworkbench.repl.child.text.Printed;
import dev.rlmworkbench.repl.child.text.TextPiece;
import java.util.ArrayList;
import java.util.List;

/// What `search(words)` of every REPL finds, for who needs it without a REPL.
public final class LineRanking {

    private static final int HITS = 5;

    private LineRanking() {}

    /// @param lines   what the function gives
    /// @param printed what it prints
    /// @param remarks parts of what it prints
    public record Found(List<String> lines, String printed, List<Remark> remarks) {}

    /// @throws IllegalArgumentException with a sentence for the model, such as when there is no word
    public static Found search(String text, String words, String question) {
        var hits = new PassageSearch(text).search(words, HITS, question);
        var printed = new StringBuilder();
        var remarks = new ArrayList<Remark>();
        for (var piece : hits.printed()) {
            int start = printed.length();
            printed.append(piece.text());
            if (piece.kind() != Printed.Kind.FOUND) {
                remarks.add(new Remark(start, printed.length(), piece.kind() == Printed.Kind.SOME_OF_MANY));
            }
        }
        return new Found(TextPiece.texts(hits.lines()), printed.toString(), List.copyOf(remarks));
    }
}
