package dev.rlmworkbench.text;

import dev.rlmworkbench.text.index.PassageBorders;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The units that are found and shown: a line, or lines of wrapped text as one; of running text with more than 80
/// characters each sentence. Rows of tables, records and code with up to 600 characters stay whole. Units are trimmed,
/// do not overlap, and are the same whatever stretch is asked for.
final class Sentences {

    private static final int SHORT = 80;
    private static final int LONG = 600;
    /// What is longer is taken apart at the borders of passages first.
    private static final int VERY_LONG = 5_000;
    /// No sentence ends after an initial, an ordinal number, or a short form such as "Dr." and "Mrs.", nor before a
    /// remark in parentheses, which is about the sentence before it.
    private static final Pattern NO_END = Pattern.compile(
            "(?<![\\p{L}\\d])(?:\\p{L}|\\p{Lu}\\p{L}|[B-DF-HJ-NP-TV-Z][b-df-hj-np-tv-z]{2}|\\d{1,2})\\.\\s+$");

    private static final int LONGEST_SHORT_FORM = 10;

    private final String text;
    private final Supplier<PassageBorders> passages;

    /// @param passages only asked in lines of more than 5,000 characters
    Sentences(String text, Supplier<PassageBorders> passages) {
        this.text = text;
        this.passages = passages;
    }

    /// Those of which a part stands in a stretch, in order.
    List<TextRange> in(TextRange stretch) {
        var units = new ArrayList<TextRange>();
        for (int at = stretch.start(); at < stretch.end(); ) {
            var lines = linesAround(at);
            add(units, lines);
            boolean isLineFeed = lines.end() < text.length() && text.charAt(lines.end()) == '\n';
            at = isLineFeed ? lines.end() + 1 : lines.end();
        }
        units.removeIf(unit -> !unit.overlaps(stretch));
        return units;
    }

    /// Where that may stand which begins in a stretch of a line: in it, but in a line of more than 5,000
    /// characters in up to 600 more of the line on either side as well, as the borders of its pieces mean nothing.
    TextRange reach(TextRange stretch) {
        return isVeryLong(stretch.start())
                ? new TextRange(
                        WrappedLines.startOfLine(text, stretch.start(), LONG),
                        WrappedLines.endOfLine(text, stretch.end(), LONG))
                : stretch;
    }

    /// Whether the line of a position has more than 5,000 characters; looks behind the position first, which is quick.
    private boolean isVeryLong(int position) {
        int end = WrappedLines.endOfLine(text, position, VERY_LONG);
        return end - position > VERY_LONG || end - WrappedLines.startOfLine(text, position, VERY_LONG) > VERY_LONG;
    }

    private TextRange linesAround(int position) {
        if (!isVeryLong(position)) {
            return WrappedLines.around(
                    text,
                    new TextRange(
                            WrappedLines.startOfLine(text, position, VERY_LONG),
                            WrappedLines.endOfLine(text, position, VERY_LONG)));
        }
        var borders = passages.get();
        int start = borders.start(borders.at(position));
        int end = borders.end(borders.at(position));
        return new TextRange(
                Math.max(start, WrappedLines.startOfLine(text, position, position - start)),
                Math.min(end, WrappedLines.endOfLine(text, position, end - position)));
    }

    private void add(List<TextRange> units, TextRange lines) {
        var all = lines.of(text);
        if (lines.length() <= SHORT || lines.length() <= LONG && WrappedLines.isData(all.strip())) {
            addTrimmed(units, lines.start(), lines.end());
            return;
        }
        var ends = BreakIterator.getSentenceInstance(Locale.ROOT);
        ends.setText(all);
        int start = ends.first();
        for (int end = ends.next(); end != BreakIterator.DONE; end = ends.next()) {
            if (end == all.length() || isEnd(all, start, end)) {
                addTrimmed(units, lines.start() + start, lines.start() + end);
                start = end;
            }
        }
    }

    private static boolean isEnd(String all, int start, int end) {
        return all.charAt(end) != '('
                && !NO_END.matcher(all)
                        .region(Math.max(start, end - LONGEST_SHORT_FORM), end)
                        .useTransparentBounds(true)
                        .find();
    }

    private void addTrimmed(List<TextRange> units, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        if (from < to) {
            units.add(new TextRange(from, to));
        }
    }
}
