package dev.rlmworkbench.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

/// What a line stands under, if that can be told from its form: the line that names the columns of its table, the
/// definition around a line of code, the heading of a section, the head of a letter (lines of `name: value`). Remembers
/// the tables that it has met. Thread-safe.
public final class LineHeads {

    private static final int FURTHEST = 3_000;
    private static final int MOST_LINES = 60;
    private static final int BLOCKS_KEPT = 10_000;
    private static final String HEADING_SIGNS = "#=*<-[";
    private static final Pattern HEADING =
            Pattern.compile("#{1,6} .*|([=*<-])\\1{2,} ?[\\p{L}\\p{N}].*|\\[[\\p{L}\\p{N} ._-]{1,60}\\]");
    /// What a line of code can stand in that is no definition, in the languages of today.
    private static final Pattern CONTROL = Pattern.compile(
            "[})\\s]*(if|else|elif|for|while|do|switch|case|try|except|catch|finally|with|match)\\b.*", Pattern.DOTALL);
    private static final Pattern SENTENCE = Pattern.compile(".*[.!?][\"')]*", Pattern.DOTALL);

    private final String text;
    /// By their starts.
    private final ConcurrentSkipListMap<Integer, Block> blocks = new ConcurrentSkipListMap<>();

    /// Lines up to a blank one.
    private record Block(int end, Optional<TextTable> table) {}

    LineHeads(String text) {
        this.text = text;
    }

    /// @param unit a line or a part of one
    /// @return up to 600 characters above it
    public Optional<TextRange> of(TextRange unit) {
        int start = WrappedLines.startOfLine(text, unit.start(), FURTHEST);
        if (start > 0 && text.charAt(start - 1) != '\n') {
            return Optional.empty();
        }
        var line = new TextRange(start, Math.max(start, WrappedLines.endOfLine(text, unit.start(), FURTHEST)));
        var words = line.of(text);
        if (RecordLines.isPair(words)) {
            return Optional.empty();
        }
        return columns(line)
                .or(() -> definition(line, words))
                .or(() -> section(start))
                .filter(head -> head.length() <= ResultPrinter.LONGEST);
    }

    /// Whether a line names the columns of the lines below it: no find, but shown with one of them.
    public boolean isHeader(TextRange line) {
        return block(line)
                .table()
                .filter(table -> table.header().overlaps(line))
                .isPresent();
    }

    private Optional<TextRange> columns(TextRange line) {
        return block(line)
                .table()
                .filter(table -> table.header().end() < line.start() && table.isRow(line.of(text)))
                .map(TextTable::header);
    }

    private Block block(TextRange line) {
        var before = blocks.floorEntry(line.start());
        if (before != null && line.start() < before.getValue().end()) {
            return before.getValue();
        }
        int start = afterBlankLine(line.start());
        int end = text.indexOf("\n\n", line.end());
        var first = RecordLines.line(text, start);
        if (isHeading(first.of(text)) && first.end() < text.length()) {
            first = RecordLines.line(text, first.end() + 1);
        }
        var block = new Block(
                end < 0 ? text.length() : end,
                first.length() > FURTHEST ? Optional.empty() : TextTable.at(text, first));
        if (blocks.size() >= BLOCKS_KEPT) {
            blocks.clear();
        }
        blocks.put(start, block);
        return block;
    }

    private int afterBlankLine(int position) {
        int blank = position < 2 ? -1 : text.lastIndexOf("\n\n", position - 2);
        return blank < 0 ? 0 : blank + 2;
    }

    /// Of an indented line the nearest one above that is indented less and is more than a condition or a loop.
    private Optional<TextRange> definition(TextRange line, String words) {
        int depth = indentation(words);
        if (depth == 0) {
            return Optional.empty();
        }
        for (var above : linesAbove(line.start())) {
            var row = above.of(text);
            int indentation = indentation(row);
            if (indentation < depth && row.chars().anyMatch(Character::isLetter)) {
                depth = indentation;
                if (SENTENCE.matcher(row.strip()).matches()) {
                    return Optional.empty();
                }
                if (depth == 0 || !CONTROL.matcher(row).matches()) {
                    return Optional.of(new TextRange(above.start() + depth, above.end()));
                }
            }
        }
        return Optional.empty();
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }

    /// The nearest heading above, or the nearest lines of names and values that are more than one.
    private Optional<TextRange> section(int start) {
        int first = 0;
        int end = 0;
        int pairs = 0;
        for (var above : linesAbove(start)) {
            var row = above.of(text);
            boolean isPair = RecordLines.isPair(row);
            if (pairs > 1 && !isPair) {
                return Optional.of(new TextRange(isHeading(row) ? above.start() : first, end));
            }
            if (isHeading(row)) {
                return Optional.of(above);
            }
            first = above.start();
            end = pairs == 0 ? above.end() : end;
            pairs = isPair ? pairs + 1 : 0;
        }
        return pairs > 1 ? Optional.of(new TextRange(first, end)) : Optional.empty();
    }

    private static boolean isHeading(String line) {
        return !line.isEmpty()
                && HEADING_SIGNS.indexOf(line.charAt(0)) >= 0
                && HEADING.matcher(line).matches();
    }

    /// Nearest first.
    private List<TextRange> linesAbove(int line) {
        var lines = new ArrayList<TextRange>();
        int start = line;
        while (start > 0 && line - start < FURTHEST && lines.size() < MOST_LINES) {
            int end = start - 1;
            start = WrappedLines.startOfLine(text, end, FURTHEST);
            lines.add(new TextRange(start, end));
        }
        return lines;
    }
}
