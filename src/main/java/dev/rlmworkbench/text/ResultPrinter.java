package dev.rlmworkbench.text;

import dev.rlmworkbench.text.Findings.Remark;
import dev.rlmworkbench.text.Findings.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a function prints, put together piece by piece; it remembers which parts of the text are shown by it, and in
/// which parts the function speaks about its own work. Not thread-safe: one for each call.
public final class ResultPrinter {

    /// What is shown of one line, at most.
    public static final int LONGEST = 600;

    /// What one call gives to the code, at most.
    public static final int MOST_PIECES = 100_000;

    /// What a paragraph has more than the find in it.
    private static final int WORTH_A_LINE = 20;

    private static final int HEAD = 450;
    private static final int TAIL = 150;
    private static final String CUT = "...";
    private static final String BETWEEN_LINES = " / ";

    private final ContextIndex context;
    private final String text;
    private final StringBuilder display = new StringBuilder();
    private final List<TextRange> shown = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    public ResultPrinter(ContextIndex context) {
        this.context = context;
        this.text = context.text();
    }

    /// What the function found, in words and numbers of its own.
    public ResultPrinter text(String found) {
        display.append(found);
        return this;
    }

    /// `[position] line` and a line feed. Line breaks inside become spaces, those between lines of a record strokes; of
    /// more than 600 characters the beginning and the end are shown.
    public ResultPrinter line(TextRange line) {
        return position(line).append(line).text("\n");
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
        position(window).text(start > line.start() ? CUT : "").append(window);
        return text(end < line.end() ? CUT : "").text("\n");
    }

    /// Of a single find the paragraph in which it stands, unless that is the find itself or has more than 600
    /// characters: what is asked of a letter or a function often stands in the lines around the one that was found.
    public ResultPrinter paragraph(TextRange find) {
        var all = RecordLines.line(text, find.start());
        while (all.start() > 0 && all.length() <= LONGEST) {
            var above = RecordLines.line(text, all.start() - 1);
            if (above.of(text).isBlank()) {
                break;
            }
            all = new TextRange(above.start(), all.end());
        }
        while (all.end() < text.length() && all.length() <= LONGEST) {
            var below = RecordLines.line(text, all.end() + 1);
            if (below.of(text).isBlank()) {
                break;
            }
            all = new TextRange(all.start(), below.end());
        }
        boolean isMore = all.length() <= LONGEST && all.length() >= find.length() + WORTH_A_LINE;
        return isMore ? text("It stands in: ").inOneLine(all).text("\n") : this;
    }

    /// How often each of some texts is there, the most frequent first: ", 3 different: Moss (2 times), Vik,
    /// Horten"; only the texts where all are different.
    ///
    /// @param limit how many to name
    public ResultPrinter frequencies(List<String> texts, int limit) {
        var counts = new LinkedHashMap<String, Integer>();
        texts.forEach(one -> counts.merge(one, 1, Integer::sum));
        var listed = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(limit)
                .map(one ->
                        one.getValue() == 1 ? one.getKey() : "%s (%d times)".formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining(", "));
        var different = counts.size() < texts.size() ? ", %d different".formatted(counts.size()) : "";
        return text(different + ": " + listed + (counts.size() > limit ? ", ...\n" : "\n"));
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

    private ResultPrinter append(TextRange lines) {
        if (lines.length() <= LONGEST) {
            return inOneLine(lines);
        }
        inOneLine(new TextRange(lines.start(), border(lines.start() + HEAD)));
        text(" " + CUT + " ");
        return inOneLine(new TextRange(border(lines.end() - TAIL), lines.end()));
    }

    private ResultPrinter inOneLine(TextRange lines) {
        shown.add(lines);
        int last = lines.start();
        for (var unit : context.unitsIn(lines)) {
            int start = Math.max(unit.start(), lines.start());
            int end = Math.min(unit.end(), lines.end());
            if (last > lines.start() && start > last) {
                text(text.substring(last, start).indexOf('\n') < 0 ? " " : BETWEEN_LINES);
            }
            text(text.substring(start, end).replaceAll("\\s*\\R\\s*", " "));
            last = end;
        }
        return this;
    }

    /// Not between the two halves of a character.
    private int border(int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
