package dev.rlmworkbench.text.function;

import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.Findings;
import dev.rlmworkbench.text.Findings.Value;
import dev.rlmworkbench.text.ResultPrinter;
import dev.rlmworkbench.text.TextRange;
import dev.rlmworkbench.text.function.LineRanking.RankedLine;
import dev.rlmworkbench.text.index.PassageIndex;
import dev.rlmworkbench.text.index.SearchWords;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/// `search(words, k)`: prints the lines and sentences that match the words best, and says which words the first of them
/// lacks and which stand nowhere.
public final class Search {

    private static final int DEFAULT_LINES = 5;
    /// Lines beyond the number that was asked for, if they match well.
    private static final int FEW_MORE = 3;
    /// Lines with less than this part of the best one's score are left out.
    private static final double WORTH_SHOWING = 0.7;

    private Search() {}

    public static Findings find(ContextIndex context, Arguments arguments, Deadline deadline) {
        int k = arguments.number(1, DEFAULT_LINES);
        if (k < 1) {
            throw new IllegalArgumentException("search: k must be at least 1, not " + k);
        }
        var words = new SearchWords(arguments.text(0), context.language());
        if (words.isEmpty()) {
            throw new IllegalArgumentException("search needs at least one word, such as search(\"secret code\")");
        }
        var lines = new LineRanking(context, words).lines();
        var printer = new ResultPrinter(context);
        if (lines.isEmpty()) {
            var all = new BitSet();
            all.set(0, words.terms().size());
            return printer.remark("search: none of these words is in the text: %s\n"
                            .formatted(String.join(", ", words.written(all))))
                    .findings(new Value.Pieces(List.of()));
        }
        double least = lines.getFirst().score() * WORTH_SHOWING;
        var shown = new ArrayList<RankedLine>();
        for (var line : lines) {
            boolean isNew = shown.stream().noneMatch(other -> other.shown().overlaps(line.shown()));
            if (isNew && line.score() >= least && shown.size() < (long) k + FEW_MORE) {
                shown.add(line);
            }
        }
        print(printer, shown);
        remark(printer, context.index(), words, lines, shown);
        return printer.findings(
                new Value.Pieces(shown.stream().map(RankedLine::shown).toList()));
    }

    /// Each line once, and what lines stand under before the first of them; a record of several lines in their place.
    private static void print(ResultPrinter printer, List<RankedLine> lines) {
        var printed = new ArrayList<TextRange>();
        for (var line : lines) {
            Stream.concat(line.head().stream(), Stream.of(line.shown()))
                    .filter(range -> printed.stream().noneMatch(other -> other.contains(range)))
                    .forEach(range -> {
                        printed.add(range);
                        printer.line(range);
                    });
        }
        if (lines.size() == 1 && lines.getFirst().head().isEmpty()) {
            printer.paragraph(lines.getFirst().shown());
        }
    }

    private static void remark(
            ResultPrinter printer,
            PassageIndex index,
            SearchWords words,
            List<RankedLine> lines,
            List<RankedLine> shown) {
        var nowhere = new BitSet();
        var lacking = new BitSet();
        for (int term = 0; term < words.terms().size(); term++) {
            boolean isThere = index.containing(words.terms().get(term)) > 0;
            nowhere.set(term, !isThere);
            lacking.set(term, isThere && !shown.getFirst().terms().get(term));
        }
        var notes = new ArrayList<String>();
        if (!lacking.isEmpty()) {
            notes.add("first line lacks: " + String.join(", ", words.written(lacking)));
        }
        if (!nowhere.isEmpty()) {
            notes.add("not in the text: " + String.join(", ", words.written(nowhere)));
        }
        long having = lines.stream()
                .filter(line -> line.terms().cardinality() == words.terms().size() - nowhere.cardinality())
                .count();
        boolean areMore = having > shown.size();
        if (areMore) {
            notes.add("more lines have " + (nowhere.isEmpty() ? "all these" : "the other") + " words");
        } else if (having == 1 && nowhere.isEmpty() && words.terms().size() > 1) {
            notes.add("only the first line has all these words");
        }
        if (!notes.isEmpty()) {
            var note = "(" + String.join("; ", notes) + ")\n";
            if (areMore) {
                printer.someOfMany(note);
            } else {
                printer.remark(note);
            }
        }
    }
}
