package dev.rlmworkbench.repl.child.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the lines of one text that match a search best. There is no index of words: a search reads the text once,
/// which takes milliseconds for 600 KB and about a second for 100 MB, and needs no memory to speak of. Thread-safe.
public final class PassageSearch {

    /// A line is shown with the best one of its passage when it scores at least this part of it.
    private static final double CLOSE_TO_BEST = 0.8;
    /// Lines with less than this part of the best line's score are left out.
    private static final double WORTH_SHOWING = 0.4;
    /// Of one passage, such as a stretch of a log whose lines are all alike.
    private static final int MOST_OF_PASSAGE = 3;
    /// Passages that are looked at for [#bestOfAll], and lines that it gives.
    private static final int MOST_CANDIDATES = 60;

    private static final int MOST_LINES = 20;

    private final String text;
    private volatile @Nullable Passages passages;

    /// Cheap: nothing is read before the first search.
    public PassageSearch(String text) {
        this.text = text;
    }

    /// @param lines   what was found, best line first
    /// @param display what to print: one line for each hit, `[position] text`, or a sentence that nothing was found
    public record Hits(List<TextPiece> lines, String display) {

        /// Only the first lines, to be shown as something similar.
        public Hits first(int most, String text) {
            var few = lines.stream().limit(most).toList();
            return new Hits(few, LineList.of(text, few));
        }
    }

    /// @param words any text; very common words do not count
    /// @param k     most passages to take lines from, at least 1
    /// @throws IllegalArgumentException with a sentence for the model
    public Hits search(String words, int k) {
        if (k < 1) {
            throw new IllegalArgumentException("search: k must be at least 1, not " + k);
        }
        var terms = terms(words, "search");
        var ranking = new Ranking(text, passages(), terms.stems());
        var found = new ArrayList<DensestWindow.Found>();
        for (int passage : ranking.best(k)) {
            for (var line : bestLines(ranking, passage)) {
                // A line may reach into the next passage and be found there again.
                if (found.stream().noneMatch(known -> known.shown().overlaps(line.shown()))) {
                    found.add(line);
                }
            }
        }
        found.sort(Comparator.comparingDouble(DensestWindow.Found::score).reversed());
        double worthShowing = bestScore(found) * WORTH_SHOWING;
        var lines = found.stream()
                .filter(line -> line.score() >= worthShowing)
                .map(this::piece)
                .toList();
        return new Hits(lines, display(lines, ranking.missing(terms)));
    }

    /// The lines of the whole text that match nearly as well as the best one does, at most 20, in the text's order.
    ///
    /// @param words any text; very common words do not count
    /// @throws IllegalArgumentException with a sentence for the model
    List<TextPiece> bestOfAll(String words, String function) {
        var ranking = new Ranking(text, passages(), terms(words, function).stems());
        var found = new ArrayList<DensestWindow.Found>();
        for (int passage : ranking.best(MOST_CANDIDATES)) {
            found.addAll(ranking.lines(passage));
        }
        double closeToBest = bestScore(found) * CLOSE_TO_BEST;
        found.sort(Comparator.comparingInt(line -> line.shown().start()));
        var lines = new ArrayList<TextPiece>();
        int free = 0;
        for (var line : found) {
            if (line.score() >= closeToBest && line.shown().start() >= free && lines.size() < MOST_LINES) {
                lines.add(piece(line));
                free = line.shown().end();
            }
        }
        return lines;
    }

    /// The whole passages in the place of their best lines, for who reads them all.
    ///
    /// @param words any text; very common words do not count
    /// @param k     most passages to give, at least 1
    /// @return best first; empty when no passage has one of the words, or there is no word
    public List<TextPiece> passages(String words, int k) {
        var stems = Words.termsOf(words).stems();
        var cut = passages();
        return new Ranking(text, cut, stems)
                .best(k).stream()
                        .map(passage -> TextPiece.of(text, cut.start(passage), cut.end(passage)))
                        .toList();
    }

    private static Words.Terms terms(String words, String function) {
        var terms = Words.termsOf(words);
        if (terms.stems().isEmpty()) {
            throw new IllegalArgumentException(
                    "%s needs at least one word, such as %s(\"secret code\")".formatted(function, function));
        }
        return terms;
    }

    private Passages passages() {
        var known = passages;
        if (known == null) {
            known = new Passages(text);
            passages = known;
        }
        return known;
    }

    /// The lines of the passage with the most telling words.
    private static List<DensestWindow.Found> bestLines(Ranking ranking, int passage) {
        var found = ranking.lines(passage);
        double closeToBest = bestScore(found) * CLOSE_TO_BEST;
        return found.stream()
                .filter(line -> line.score() >= closeToBest)
                .limit(MOST_OF_PASSAGE)
                .toList();
    }

    private static double bestScore(List<DensestWindow.Found> found) {
        return found.stream().mapToDouble(DensestWindow.Found::score).max().orElse(0);
    }

    private TextPiece piece(DensestWindow.Found line) {
        return TextPiece.of(text, line.shown().start(), line.shown().end());
    }

    private String display(List<TextPiece> lines, List<String> missing) {
        if (lines.isEmpty()) {
            return "search: none of these words is in the text: " + String.join(", ", missing) + "\n";
        }
        var listed = LineList.of(text, lines);
        return missing.isEmpty() ? listed : listed + "(not in the text: " + String.join(", ", missing) + ")\n";
    }
}
