package dev.rlmworkbench.text;

import dev.rlmworkbench.text.Findings.Remark;
import dev.rlmworkbench.text.Findings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/// What a function prints, put together piece by piece; it remembers which parts of the text are shown by it, and in
/// which parts the function speaks about its own work. Not thread-safe: one for each call.
public final class ResultPrinter {

    /// What is shown of one line, at most.
    public static final int LONGEST = 600;

    private static final int HEAD = 450;
    private static final int TAIL = 150;
    private static final String CUT = "...";
    private static final String BETWEEN_LINES = " / ";

    private final String text;
    private final StringBuilder display = new StringBuilder();
    private final List<TextRange> shown = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    public ResultPrinter(ContextIndex context) {
        this.text = context.text();
    }

    /// What the function found, in words and numbers of its own.
    public ResultPrinter text(String found) {
        display.append(found);
        return this;
    }

    /// `[position] line` and a line feed. Line breaks inside become spaces; of more than 600 characters the beginning
    /// and the end are shown.
    public ResultPrinter line(TextRange line) {
        return position(line).append(line, " ").text("\n");
    }

    /// The same for a record of several lines: strokes stand where its lines end.
    public ResultPrinter block(TextRange lines) {
        return position(lines).append(lines, BETWEEN_LINES).text("\n");
    }

    /// Of a line of more than 600 characters what stands around a find in it, with the position of what is shown.
    ///
    /// @param find inside of the line
    public ResultPrinter line(TextRange line, TextRange find) {
        if (line.length() <= LONGEST) {
            return line(line);
        }
        int room = Math.max(0, LONGEST - find.length()) / 2;
        int start = border(Math.clamp(find.start() - (long) room, line.start(), line.end() - LONGEST));
        int end = border(start + LONGEST);
        var window = new TextRange(start, end);
        position(window).text(start > line.start() ? CUT : "").append(window, " ");
        return text(end < line.end() ? CUT : "").text("\n");
    }

    /// The first of some finds by one of the methods above, and how many more there are.
    ///
    /// @param print called with the place of each in the list
    public ResultPrinter first(int limit, int count, IntFunction<ResultPrinter> print) {
        for (int i = 0; i < Math.min(limit, count); i++) {
            print.apply(i);
        }
        return count > limit ? text("... and " + (count - limit) + " more\n") : this;
    }

    /// A part of the text as it stands there, without its position.
    public ResultPrinter part(TextRange part) {
        shown.add(part);
        return text(part.of(text));
    }

    /// That a part of the text is shown by what [#text(String)] printed.
    public ResultPrinter shows(TextRange part) {
        shown.add(part);
        return this;
    }

    /// What the function says about its own work, such as that it found nothing: no evidence of what the text says.
    public ResultPrinter remark(String words) {
        return remark(words, false);
    }

    /// A remark that what was printed is only some of many.
    public ResultPrinter someOfMany(String words) {
        return remark(words, true);
    }

    /// What the call gives to the code, with all that was printed.
    public Findings findings(Value value) {
        return new Findings(display.toString(), value, shown, remarks);
    }

    /// "1 line", "2 lines".
    public static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private ResultPrinter remark(String words, boolean someOfMany) {
        if (!words.isEmpty()) {
            remarks.add(new Remark(display.length(), display.length() + words.length(), someOfMany));
        }
        return text(words);
    }

    private ResultPrinter position(TextRange range) {
        return text("[" + range.start() + "] ");
    }

    private ResultPrinter append(TextRange lines, String lineBreak) {
        if (lines.length() <= LONGEST) {
            return folded(lines, lineBreak);
        }
        folded(new TextRange(lines.start(), border(lines.start() + HEAD)), lineBreak);
        text(" " + CUT + " ");
        return folded(new TextRange(border(lines.end() - TAIL), lines.end()), lineBreak);
    }

    private ResultPrinter folded(TextRange lines, String lineBreak) {
        shown.add(lines);
        return text(lines.of(text)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(lineBreak)));
    }

    /// Not between the two halves of a character.
    private int border(int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
