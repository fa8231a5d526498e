package dev.rlmworkbench.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Records whose fields stand in lines of their own, `name: value` or `"name": value,`, with indented lines
/// between them. A name may have several words, but only one where `=` is right behind it. What stands right above, a
/// heading or a short line below a blank one, belongs to it; and a record ends where the name of its first field, or
/// of the one that is looked for, comes a second time.
public final class RecordLines {

    private static final int MAX_LENGTH = 4_000;
    private static final int MAX_TITLE = 80;
    private static final String KEY = "\\p{L}[\\p{L}\\p{N}_.-]*[\"'*]{0,3}\\s?";
    private static final String VALUE = "\\s*[\"'\\p{L}\\p{N}_(\\[{<*.+-]";
    private static final Pattern PAIR = Pattern.compile(
            "[\\s*\u2022-]{0,12}[\"'*]{0,3}(?<name>\\p{L}[\\p{L}\\p{N}_.-]*(?:(?: [\\p{L}\\p{N}_.-]+){1,3}(?![\"'*]{0,3}=))?)[\"'*]{0,3}\\s?[:=]\\s*"
                    + "(?<value>\\S.{0,200})");
    /// Of pairs with colons in one line commas or the like have to stand between: `Subject: Re: 3` is one.
    private static final Pattern ANY_PAIR = Pattern.compile("(?:(?:^|[\\s,;|{(&?])[\"'*]*" + KEY + "="
            + "|(?:^|[,;|{(\\t]|\\s\\s)[\\s\"'*-]*" + KEY + ":(?!//))" + VALUE);
    private static final Pattern SENTENCE = Pattern.compile(".* .*[.!?]\\s*", Pattern.DOTALL);

    private RecordLines() {}

    /// Whether a line is a name with its value; one that ends like a sentence is running text.
    static boolean isPair(String line) {
        if (line.indexOf(':') < 0 && line.indexOf('=') < 0) {
            return false; // most lines are no pair, and it takes long to see that by the pattern
        }
        var pair = PAIR.matcher(line);
        return pair.matches() && !SENTENCE.matcher(pair.group("value")).matches() && !hasSeveral(line);
    }

    /// Whether a line has several names with values.
    static boolean hasSeveral(String line) {
        var pairs = ANY_PAIR.matcher(line);
        return pairs.find() && pairs.find();
    }

    /// The record that the line of a position is part of; that line when it is none, of a very long one some thousand
    /// characters on either side.
    public static TextRange around(String text, int position) {
        return around(text, position, "");
    }

    /// The same, of a record that has a field only once.
    static TextRange around(String text, int position, String field) {
        var line = new TextRange(
                WrappedLines.startOfLine(text, position, MAX_LENGTH),
                WrappedLines.endOfLine(text, position, MAX_LENGTH));
        if (line.length() > MAX_LENGTH || !isPair(line.of(text))) {
            return line;
        }
        var lines = new ArrayList<>(List.of(line));
        while (lines.getFirst().start() > 0 && line.end() - lines.getFirst().start() < MAX_LENGTH) {
            var above = line(text, lines.getFirst().start() - 1);
            if (!isPart(above.of(text))) {
                if (isTitle(text, above)) {
                    lines.addFirst(above);
                }
                break;
            }
            lines.addFirst(above);
        }
        while (lines.getLast().end() < text.length() && lines.getLast().end() - line.start() < MAX_LENGTH) {
            var below = line(text, lines.getLast().end() + 1);
            if (!isPart(below.of(text))) {
                break;
            }
            lines.add(below);
        }
        var record = withFirstNameOnce(text, lines, line);
        var own = field.isEmpty() ? record : withFieldOnce(text, record, line, field);
        return new TextRange(own.getFirst().start(), own.getLast().end());
    }

    private static boolean isPart(String line) {
        boolean isIndented = !line.isBlank() && Character.isWhitespace(line.charAt(0));
        return isPair(line)
                || isIndented
                        && "{}]".indexOf(line.strip().charAt(0)) < 0
                        && !line.stripTrailing().endsWith("{");
    }

    private static boolean isTitle(String text, TextRange line) {
        var words = line.of(text).strip();
        boolean isHeading =
                words.startsWith("#") || words.startsWith("===") || words.length() > 1 && words.endsWith("{");
        boolean isBelowBlank =
                line.start() == 0 || line(text, line.start() - 1).of(text).isBlank();
        return isHeading
                || isBelowBlank
                        && words.length() > 1
                        && words.length() <= MAX_TITLE
                        && !SENTENCE.matcher(words).matches()
                        && !hasSeveral(words);
    }

    private static List<TextRange> withFirstNameOnce(String text, List<TextRange> lines, TextRange line) {
        var names = lines.stream().map(each -> name(each.of(text))).toList();
        var first = names.stream().filter(name -> !name.isEmpty()).findFirst().orElse("");
        int own = lines.indexOf(line);
        int start = names.subList(0, own + 1).lastIndexOf(first);
        int end = names.subList(own + 1, names.size()).indexOf(first);
        boolean isFirst = names.indexOf(first) == start;
        return lines.subList(isFirst ? 0 : start, end < 0 ? lines.size() : own + 1 + end);
    }

    private static List<TextRange> withFieldOnce(String text, List<TextRange> lines, TextRange line, String field) {
        int own = lines.indexOf(line);
        int start = own;
        while (start > 0 && !isOf(text, lines.get(start - 1), field)) {
            start--;
        }
        int end = own + 1;
        while (end < lines.size() && !isOf(text, lines.get(end), field)) {
            end++;
        }
        return lines.subList(start, end);
    }

    private static boolean isOf(String text, TextRange line, String field) {
        var name = " " + name(line.of(text));
        var end = " " + field;
        return name.regionMatches(true, name.length() - end.length(), end, 0, end.length());
    }

    private static String name(String line) {
        var pair = PAIR.matcher(line);
        return pair.matches() ? pair.group("name") : "";
    }

    /// The line of a position, without its line feed.
    public static TextRange line(String text, int position) {
        int end = text.indexOf('\n', position);
        int start = Math.min(text.lastIndexOf('\n', position - 1) + 1, position);
        return new TextRange(start, end < 0 ? text.length() : end);
    }
}
