package dev.rlmworkbench.repl.child.text.field;

import dev.rlmworkbench.repl.child.text.AskedDate;
import dev.rlmworkbench.repl.child.text.AskedEnd;
import dev.rlmworkbench.repl.child.text.LineDate;
import dev.rlmworkbench.repl.child.text.LineList;
import dev.rlmworkbench.repl.child.text.PassageSearch;
import dev.rlmworkbench.repl.child.text.TextPiece;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The lines that match some words from the earliest date to the latest, those without a date behind the others; all in
/// the text's order where the dates are in that order anyway.
public record Timeline(List<TextPiece> lines, String display) {

    private record Dated(TextPiece line, Optional<LineDate> date) {}

    /// @param question says whether the earliest line is wanted, or the latest
    /// @throws IllegalArgumentException with a sentence for the model
    public static Timeline of(PassageSearch search, String words, String question) {
        var found = search.bestOfAll(words, "timeline").stream()
                .map(line -> new Dated(line, LineDate.in(line.text())))
                .toList();
        if (found.isEmpty()) {
            return new Timeline(List.of(), "timeline: none of these words is in the text\n");
        }
        var inOrder = inOrder(found);
        var dated = inOrder.stream().filter(line -> line.date().isPresent()).toList();
        var lines = inOrder.stream().map(Dated::line).toList();
        var display = LineList.of(search.heads(), lines);
        return new Timeline(
                lines,
                dated.size() < 2
                        ? display
                        : display
                                + AskedDate.line(
                                        search.heads().text(),
                                        AskedEnd.ofDates(question),
                                        dated.getFirst().line(),
                                        dated.getLast().line()));
    }

    private static List<Dated> inOrder(List<Dated> found) {
        var dated = found.stream().filter(line -> line.date().isPresent()).toList();
        var sorted = new ArrayList<>(dated);
        sorted.sort(Comparator.comparing((Dated line) -> line.date().orElseThrow())
                .thenComparing(line -> line.line().start()));
        if (sorted.equals(dated)) {
            return found;
        }
        found.stream().filter(line -> line.date().isEmpty()).forEach(sorted::add);
        return sorted;
    }
}
