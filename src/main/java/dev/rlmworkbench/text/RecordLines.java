package dev.rlmworkbench.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Records whose fields stand in lines of their own, `name: value` or `"name": value,`. One is bounded by blank lines,
/// braces and headings, of which the one above belongs to it; and it ends where the name of its first field comes a
/// second time.
public final class RecordLines {

    private static final int MAX_LENGTH = 4_000;
    private static final Pattern PAIR = Pattern.compile(
            "[\\s*\u2022-]{0,12}[\"'*]{0,3}(?<name>\\p{L}[\\p{L}\\p{N}_.-]*(?: [\\p{L}\\p{N}_.-]+){0,3})[\"'*]{0,3}\\s?[:=]\\s*"
                    + "(?<value>\\S.{0,200})");
    private static final Pattern BORDER = Pattern.compile("[{}\\[\\],]*");

    private RecordLines() {}

    /// Whether a line is a name with its value; one that ends like a sentence is running text.
    static boolean isPair(String line) {
        if (line.indexOf(':') < 0 && line.indexOf('=') < 0) {
            return false; // most lines are no pair, and it takes long to see that by the pattern
        }
        var pair = PAIR.matcher(line);
        return pair.matches() && !pair.group("value").stripTrailing().matches("(?s).* .*[.!?]");
    }

    /// The record that the line of a position is part of; that line when it is none.
    public static TextRange around(String text, int position) {
        var line = line(text, position);
        if (!isPair(line.of(text))) {
            return line;
        }
        var lines = new ArrayList<>(List.of(line));
        while (lines.getFirst().start() > 0 && line.end() - lines.getFirst().start() < MAX_LENGTH) {
            var above = line(text, lines.getFirst().start() - 1);
            var words = above.of(text).strip();
            if (BORDER.matcher(words).matches()) {
                break;
            }
            lines.addFirst(above);
            if (isHeading(words)) {
                break;
            }
        }
        while (lines.getLast().end() < text.length() && lines.getLast().end() - line.start() < MAX_LENGTH) {
            var below = line(text, lines.getLast().end() + 1);
            var words = below.of(text).strip();
            if (BORDER.matcher(words).matches() || words.startsWith("}") || isHeading(words)) {
                break;
            }
            lines.add(below);
        }
        return withFirstNameOnce(text, lines, line);
    }

    private static TextRange withFirstNameOnce(String text, List<TextRange> lines, TextRange line) {
        var names = lines.stream().map(each -> name(each.of(text))).toList();
        var first = names.stream().filter(name -> !name.isEmpty()).findFirst().orElse("");
        int own = lines.indexOf(line);
        int start = names.subList(0, own + 1).lastIndexOf(first);
        int end = names.subList(own + 1, names.size()).indexOf(first);
        boolean isFirst = names.indexOf(first) == start;
        return new TextRange(
                lines.get(isFirst ? 0 : start).start(),
                lines.get(end < 0 ? lines.size() - 1 : own + end).end());
    }

    private static String name(String line) {
        var pair = PAIR.matcher(line);
        return pair.matches() ? pair.group("name") : "";
    }

    private static boolean isHeading(String words) {
        return words.startsWith("#") || words.startsWith("===") || words.endsWith("{");
    }

    /// The line of a position, without its line feed.
    public static TextRange line(String text, int position) {
        int end = text.indexOf('\n', position);
        int start = Math.min(text.lastIndexOf('\n', position - 1) + 1, position);
        return new TextRange(start, end < 0 ? text.length() : end);
    }
}
