package dev.rlmworkbench.repl.child.text;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Of found lines the one with the date that a question asks for: by "now" or "newest" the latest, by "first" the
/// earliest. Of each line the first date of its record counts, or that of what it stands under.
public final class AskedDate {

    private record Dated(TextPiece line, LineDate date) {}

    private AskedDate() {}

    /// What to print below the lines; empty when the question asks for neither end, or when fewer than two different
    /// dates are found in the lines that meet most of its conditions.
    public static String below(String text, List<TextPiece> lines, String question) {
        var end = AskedEnd.ofDates(question);
        if (end == AskedEnd.OPEN) {
            return "";
        }
        var heads = new Heads(text);
        var asked = new Conditions(question).chooseLines(text, lines, List.of()).items();
        var dated = asked.stream()
                .map(line -> RecordAround.line(text, line.range()))
                .distinct()
                .map(record -> TextPiece.of(text, record.start(), record.end()))
                .flatMap(record -> date(heads, record).map(date -> new Dated(record, date)).stream())
                .sorted(Comparator.comparing(Dated::date))
                .toList();
        if (dated.isEmpty() || dated.getFirst().date().equals(dated.getLast().date())) {
            return "";
        }
        return line(text, end, dated.getFirst().line(), dated.getLast().line());
    }

    /// The earliest line for a question that asks for it alone, otherwise the latest.
    public static String line(String text, AskedEnd end, TextPiece earliest, TextPiece latest) {
        return end == AskedEnd.LOWER
                ? "earliest date: " + LineList.line(text, earliest.range())
                : "latest date: " + LineList.line(text, latest.range());
    }

    private static Optional<LineDate> date(Heads heads, TextPiece line) {
        return LineDate.in(line.text())
                .or(() -> heads.of(line.start())
                        .flatMap(head -> LineDate.in(heads.text().substring(head.start(), head.end()))));
    }
}
