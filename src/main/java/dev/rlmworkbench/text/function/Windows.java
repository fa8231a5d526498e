package dev.rlmworkbench.text.function;

import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.Findings;
import dev.rlmworkbench.text.Findings.Value;
import dev.rlmworkbench.text.ResultPrinter;
import dev.rlmworkbench.text.TextRange;
import dev.rlmworkbench.text.pattern.TextPattern;
import java.util.ArrayList;
import java.util.List;

/// The functions that give pieces of a text: its ends, slices, chunks, and what stands around a find. They print
/// nothing, but for `around`.
final class Windows {

    private static final int ENDS = 500;
    private static final int AROUND_WIDTH = 1_000;
    private static final int NEAR = 200;
    private static final int WINDOW_WIDTH = 400;
    private static final int WINDOWS = 8;

    private Windows() {}

    /// `head(n=500)`: the first characters.
    static Findings head(ContextIndex context, Arguments call, Deadline deadline) {
        return piece(context, 0, Math.max(0, call.number(0, ENDS)));
    }

    /// `tail(n=500)`: the last characters.
    static Findings tail(ContextIndex context, Arguments call, Deadline deadline) {
        int length = context.text().length();
        return piece(context, length - Math.clamp(call.number(0, ENDS), 0, length), length);
    }

    /// `context_slice(start, end)`: both are moved into the text when they lie outside; negative ones count from its
    /// end.
    static Findings slice(ContextIndex context, Arguments call, Deadline deadline) {
        int length = context.text().length();
        return piece(context, inside(required(call, 0), length), inside(required(call, 1), length));
    }

    /// `chunk_text(size, overlap=0)`: the whole text in pieces of one size.
    static Findings chunks(ContextIndex context, Arguments call, Deadline deadline) {
        var chunks = chunks(context.text(), required(call, 0), call.number(1, 0));
        return new ResultPrinter(context).findings(new Value.Pieces(chunks));
    }

    /// `around(position, width=1000)`: a fifth of the width before a position and the rest behind it, from the start of
    /// a line if one is near; it is printed.
    static Findings around(ContextIndex context, Arguments call, Deadline deadline) {
        var text = context.text();
        int width = call.number(1, AROUND_WIDTH);
        if (width < 1) {
            throw new IllegalArgumentException("around: the width must be at least 1, not " + width);
        }
        int start = Math.max(0, Math.clamp(required(call, 0), 0, text.length()) - width / 5);
        int line = text.lastIndexOf('\n', start - 1) + 1;
        start = start - line <= NEAR ? line : start;
        var piece = new TextRange(start, (int) Math.min(text.length(), (long) start + width));
        return new ResultPrinter(context).part(piece).text("\n").findings(new Value.Piece(piece));
    }

    /// `keyword_windows(word, width=400, limit=8)`: what stands around some characters, upper and lower case alike.
    /// Windows do not overlap: a find inside the window before it gets none of its own.
    static Findings aroundKeyword(ContextIndex context, Arguments call, Deadline deadline) {
        return windows(context, TextPattern.literal(call.function(), call.text(0)), call, deadline);
    }

    /// `regex_windows(pattern, width=400, limit=8)`: the same for a regular expression in which upper and lower case
    /// differ.
    static Findings aroundRegex(ContextIndex context, Arguments call, Deadline deadline) {
        return windows(context, TextPattern.exact(call.function(), call.text(0)), call, deadline);
    }

    /// A text in pieces.
    ///
    /// @param size    characters of a piece, at least 1; the last one may be shorter
    /// @param overlap characters that a piece shares with the one before, less than `size`
    /// @throws IllegalArgumentException with a sentence for the model, also when these are too many
    static List<TextRange> chunks(String text, int size, int overlap) {
        if (size < 1) {
            throw new IllegalArgumentException("the size of a chunk must be at least 1, not " + size);
        }
        if (overlap < 0 || overlap >= size) {
            throw new IllegalArgumentException(
                    "the overlap must be at least 0 and less than the size %d, not %d".formatted(size, overlap));
        }
        int step = size - overlap;
        if (text.length() / step > ResultPrinter.MOST_PIECES) {
            throw new IllegalArgumentException("chunks of %d characters would be more than %,d; take larger ones"
                    .formatted(size, ResultPrinter.MOST_PIECES));
        }
        var pieces = new ArrayList<TextRange>();
        for (int start = 0; start < text.length(); start += step) {
            int end = (int) Math.min((long) start + size, text.length());
            pieces.add(new TextRange(start, end));
            if (end == text.length()) {
                break;
            }
        }
        return pieces;
    }

    private static Findings windows(ContextIndex context, TextPattern pattern, Arguments call, Deadline deadline) {
        int width = call.number(1, WINDOW_WIDTH);
        int limit = call.number(2, WINDOWS);
        if (width < 1 || limit < 1) {
            throw new IllegalArgumentException(
                    "width and limit must be at least 1, not %d and %d".formatted(width, limit));
        }
        int length = context.text().length();
        var scan = pattern.scan(context.text(), () -> deadline.check(call.function()));
        var windows = new ArrayList<TextRange>();
        int free = 0;
        while (windows.size() < Math.min(limit, ResultPrinter.MOST_PIECES) && free <= length) {
            var find = scan.after(free).orElse(null);
            if (find == null) {
                break;
            }
            int start = Math.max(free, find.start() - Math.max(0, (width - (find.end() - find.start())) / 2));
            int end = (int) Math.min(length, Math.max((long) start + width, find.start() + 1L));
            if (end > start) {
                windows.add(new TextRange(start, end));
            }
            free = Math.max(end, find.start() + 1);
        }
        return new ResultPrinter(context).findings(new Value.Pieces(windows));
    }

    private static Findings piece(ContextIndex context, int start, int end) {
        int last = Math.min(context.text().length(), Math.max(start, end));
        return new ResultPrinter(context).findings(new Value.Piece(new TextRange(start, last)));
    }

    private static int inside(int position, int length) {
        return Math.clamp(position < 0 ? (long) position + length : position, 0, length);
    }

    private static int required(Arguments call, int index) {
        call.text(index);
        return call.number(index, 0);
    }
}
