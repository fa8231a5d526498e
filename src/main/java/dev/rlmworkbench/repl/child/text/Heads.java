package dev.rlmworkbench.repl.child.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a line stands under: the line that names a table's columns, the definition around a line of code, the heading
/// of a section, the head of a letter or document. It is shown before the line.
public final class Heads {

    private static final int FURTHEST = 3_000;
    private static final Pattern HEADING =
            Pattern.compile("#{1,6} .*|([=*<-])\\1{2,} ?\\w.*", Pattern.UNICODE_CHARACTER_CLASS);
    /// A name of up to four words and its value. No line of a dialogue: those end like sentences.
    private static final Pattern PAIR = Pattern.compile(
            "[\\s*-]{0,4}[A-Za-z][\\w-]*( \\w[\\w-]*){0,3}: \\S.{0,80}(?<![.!?\"'])"
                    + "|\\s*\"[\\w -]{1,40}\": *(\"[^\"]{0,80}\"|[\\w.+-]{1,40}),?",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern CONTROL = Pattern.compile(
            "(if|else|elif|for|while|do|switch|case|try|except|catch|finally|with|match)\\b.*", Pattern.DOTALL);
    /// The end of the paragraph before an indented one.
    private static final Pattern SENTENCE = Pattern.compile("(?![-*\u2022] ).*[.!?][\"')]*", Pattern.DOTALL);
    private static final String CLOSING = "})]";

    private final String text;
    private final Tables tables;

    Heads(String text) {
        this.text = text;
        this.tables = new Tables(text);
    }

    public String text() {
        return text;
    }

    /// Of the line that begins at `start`, or in whose middle it lies; a head may be several lines.
    Optional<TextRange> of(int start) {
        return tables.header(start).or(() -> definition(text, start)).or(() -> section(text, start));
    }

    /// Of an indented line: the nearest line above that is indented less and is more than a condition or a loop.
    private static Optional<TextRange> definition(String text, int start) {
        int line = text.lastIndexOf('\n', start - 1) + 1;
        int depth = indentation(text, line);
        boolean isPair = fits(PAIR, text, new TextRange(line, TableLines.endOfLine(text, line)));
        if (depth == 0 || isPair || text.startsWith("- ", start) || text.startsWith("* ", start)) {
            return Optional.empty();
        }
        for (var above : linesAbove(text, line)) {
            var row = text.substring(above.start(), above.end()).strip();
            int indentation = indentation(text, above.start());
            if (!row.isEmpty() && CLOSING.indexOf(row.charAt(0)) < 0 && indentation < depth) {
                depth = indentation;
                if (SENTENCE.matcher(row).matches()) {
                    return Optional.empty();
                }
                if (depth == 0 || !CONTROL.matcher(row).matches()) {
                    return Optional.of(new TextRange(above.start() + depth, above.end()));
                }
            }
        }
        return Optional.empty();
    }

    private static int indentation(String text, int line) {
        int at = line;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at - line;
    }

    /// The nearest heading above, or lines of names and values: the rest of this line's own, or a letter's head.
    private static Optional<TextRange> section(String text, int start) {
        int line = text.lastIndexOf('\n', start - 1) + 1;
        var lines = new ArrayList<TextRange>();
        lines.add(new TextRange(line, TableLines.endOfLine(text, line)));
        lines.addAll(linesAbove(text, line));
        var block = new ArrayList<TextRange>();
        for (var row : lines) {
            boolean isPair = fits(PAIR, text, row);
            boolean isHeading = fits(HEADING, text, row);
            if (block.size() > 1 && (isHeading || !isPair)) {
                return Optional.of(wholeBlock(text, block));
            }
            if (isHeading) {
                return row.start() < line ? Optional.of(row) : Optional.empty();
            }
            if (isPair) {
                block.add(row);
            } else {
                block.clear();
            }
        }
        return block.size() > 1 ? Optional.of(wholeBlock(text, block)) : Optional.empty();
    }

    /// Whether a line is a name with its value.
    static boolean isPair(String text, TextRange line) {
        return fits(PAIR, text, line);
    }

    /// A heading with the lines of names and values below it; any other stretch as it is.
    TextRange withBlock(TextRange line) {
        if (!fits(HEADING, text, line)) {
            return line;
        }
        return new TextRange(line.start(), endOfBlock(text, line.end()));
    }

    /// The end of the last of the lines of names and values that follow.
    private static int endOfBlock(String text, int end) {
        int last = end;
        while (last < text.length()) {
            var below = new TextRange(last + 1, TableLines.endOfLine(text, last + 1));
            if (!isPair(text, below)) {
                break;
            }
            last = below.end();
        }
        return last;
    }

    /// With the lines of the block below those that were met from below, and the heading right above.
    private static TextRange wholeBlock(String text, List<TextRange> block) {
        int first = block.getLast().start();
        int last = endOfBlock(text, block.getFirst().end());
        if (first > 0) {
            var above = new TextRange(text.lastIndexOf('\n', first - 2) + 1, first - 1);
            first = fits(HEADING, text, above) ? above.start() : first;
        }
        return new TextRange(first, last);
    }

    private static boolean fits(Pattern pattern, String text, TextRange line) {
        return pattern.matcher(text).region(line.start(), line.end()).matches();
    }

    /// The lines before this one, nearest first, as far as 3,000 characters.
    private static List<TextRange> linesAbove(String text, int line) {
        var lines = new ArrayList<TextRange>();
        for (int start = line; start > Math.max(0, line - FURTHEST); ) {
            int end = start - 1;
            start = text.lastIndexOf('\n', end - 1) + 1;
            lines.add(new TextRange(start, end));
        }
        return lines;
    }
}
