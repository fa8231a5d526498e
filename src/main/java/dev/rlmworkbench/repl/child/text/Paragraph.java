package dev.rlmworkbench.repl.child.text;

import java.util.List;
import java.util.Optional;

/// The paragraph of a single find: what is asked of a letter or a function often stands in the lines around the one
/// that has the words of the question.
public final class Paragraph {

    private static final int MAX_LENGTH = 600;
    /// Less than this beside the find is not worth a line.
    private static final int MIN_MORE = 20;

    private Paragraph() {}

    /// Between blank lines. Empty when there are several finds, when the find is shown with its record or with what it
    /// stands under, and when its paragraph has more than 600 characters.
    public static Optional<TextPiece> around(String text, List<TextPiece> found) {
        if (found.size() != 1) {
            return Optional.empty();
        }
        var line = found.getFirst().range();
        var heads = new Heads(text);
        boolean isAlone = heads.of(line.start()).isEmpty()
                && heads.withBlock(line).equals(line)
                && RecordAround.line(text, line).equals(line);
        var all = isAlone ? between(text, line) : line;
        return all.length() > MAX_LENGTH || all.length() < line.length() + MIN_MORE
                ? Optional.empty()
                : Optional.of(TextPiece.of(text, all.start(), all.end()));
    }

    public static String display(String text, TextPiece paragraph) {
        return "It stands in: " + LineList.oneLine(text, paragraph.range()) + "\n";
    }

    /// Up to the blank lines around a stretch, and not much further than is shown.
    private static TextRange between(String text, TextRange stretch) {
        int first = text.lastIndexOf('\n', stretch.start() - 1) + 1;
        while (first > 0 && stretch.end() - first <= MAX_LENGTH) {
            int above = text.lastIndexOf('\n', first - 2) + 1;
            if (text.substring(above, first - 1).isBlank()) {
                break;
            }
            first = above;
        }
        int last = TableLines.endOfLine(text, stretch.end());
        while (last < text.length() && last - first <= MAX_LENGTH) {
            int below = TableLines.endOfLine(text, last + 1);
            if (text.substring(last + 1, below).isBlank()) {
                break;
            }
            last = below;
        }
        return new TextRange(first, last);
    }
}
