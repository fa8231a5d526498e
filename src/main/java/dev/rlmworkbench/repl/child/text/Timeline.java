package dev.rlmworkbench.repl.child.text;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The lines that match some words, from the earliest date to the latest; those without a date come first, in the
/// text's order.
public record Timeline(List<TextPiece> lines, String display) {

    private record Dated(TextPiece line, Optional<LineDate> date) {}

    /// @throws IllegalArgumentException with a sentence for the model
    public static Timeline of(String text, PassageSearch search, String words) {
        var lines = search.bestOfAll(words, "timeline").stream()
                .map(line -> new Dated(line, LineDate.in(line.text())))
                .sorted(Comparator.comparing((Dated dated) -> dated.date().orElse(new LineDate(0, 0, 0, "")))
                        .thenComparing(dated -> dated.line().start()))
                .map(Dated::line)
                .toList();
        return new Timeline(
                lines, lines.isEmpty() ? "timeline: none of these words is in the text\n" : LineList.of(text, lines));
    }
}
