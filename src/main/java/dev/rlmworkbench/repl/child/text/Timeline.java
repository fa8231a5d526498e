package dev.rlmworkbench.repl.child.text;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The lines that match some words and have a date, from the earliest to the latest; all that match, in the text's
/// order, when fewer than two have one.
public record Timeline(List<TextPiece> lines, String display) {

    private record Dated(TextPiece line, LineDate date) {}

    /// @throws IllegalArgumentException with a sentence for the model
    public static Timeline of(String text, PassageSearch search, String words) {
        var lines = search.bestOfAll(words, "timeline");
        var dated = lines.stream()
                .map(line -> LineDate.in(line.text()).map(date -> new Dated(line, date)))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Dated::date)
                        .thenComparing(found -> found.line().start()))
                .map(Dated::line)
                .toList();
        if (lines.isEmpty()) {
            return new Timeline(lines, "timeline: none of these words is in the text\n");
        }
        if (dated.size() < 2) {
            return new Timeline(lines, LineList.of(text, lines));
        }
        int left = lines.size() - dated.size();
        return new Timeline(
                dated,
                LineList.of(text, dated)
                        + "earliest: " + LineList.line(dated.getFirst())
                        + "latest: " + LineList.line(dated.getLast())
                        + (left > 0 ? "(and %d without a date)\n".formatted(left) : ""));
    }
}
