package dev.rlmworkbench.repl.child.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the lines of one text that match a search best. There is no index of words: a search reads the text once,
/// which takes milliseconds for 600 KB and about a second for 100 MB, and needs no memory to speak of. Thread-safe.
public final class PassageSearch {

    /// Lines with less than this part of the best line's score are left out.
    private static final double WORTH_SHOWING = 0.7;
    /// The same for lines that are put in order.
    private static final double AS_GOOD = 0.75;
    /// Passages whose lines are looked at.
    private static final int MAX_CANDIDATES = 400;
    /// Lines that are shown beyond the number that was asked for.
    private static final int FEW_MORE = 3;

    private static final int MAX_LINES = 20;
    /// Names of one search that are looked for one by one.
    private static final int MAX_NAMES = 8;

    private final String text;
    private final Heads heads;
    private volatile @Nullable Passages passages;

    /// Cheap: nothing is read before the first search.
    public PassageSearch(String text) {
        this.text = text;
        this.heads = new Heads(text);
    }

    /// @param lines   what was found, best line first
    /// @param printed what to print: one line for each hit, `[position] text`, and remarks about them or that there
    ///     is none
    public record Hits(List<TextPiece> lines, List<Printed> printed) {
        public String display() {
            return Printed.joined(printed);
        }
    }

    /// A few lines with such words, without a report.
    ///
    /// @param words any text; very common words do not count
    /// @throws IllegalArgumentException with a sentence for the model
    public Hits similar(String words, int most) {
        var few = search(words, most, "").lines().stream().limit(most).toList();
        return new Hits(few, List.of(Printed.found(LineList.of(heads, few))));
    }

    /// The best lines; of those that match alike the ones come first that hold more words of the question.
    ///
    /// @param words    any text; very common words do not count
    /// @param k        about how many lines to give, at least 1
    /// @param question may be empty
    /// @throws IllegalArgumentException with a sentence for the model
    public Hits search(String words, int k, String question) {
        if (k < 1) {
            throw new IllegalArgumentException("search: k must be at least 1, not " + k);
        }
        var terms = terms(words, "search");
        int asked = terms.roots().size();
        var ranking = new Ranking(heads, passages(), terms.and(question).roots(), asked);
        var found = allLines(words, ranking, Math.max(k, MAX_CANDIDATES));
        double least = bestScore(found) * WORTH_SHOWING;
        var lines = found.stream()
                .filter(line -> line.score() >= least)
                .sorted(Comparator.comparingDouble(DensestWindow.Found::score)
                        .reversed()
                        .thenComparingInt(line -> line.shown().start()))
                .limit(k + FEW_MORE)
                .map(this::piece)
                .toList();
        var shown = ofEachName(words, question, lines);
        var printed = new ArrayList<>(new SearchReport(heads, ranking, terms).of(shown));
        printed.addAll(Printed.withoutEmpty(
                Printed.found(AskedDate.below(text, shown, question)), Printed.remark(AskedEnd.hint(question, shown))));
        return new Hits(shown, List.copyOf(printed));
    }

    /// Where a search gives several names of the question: the lines that are about one of them, and the best line for
    /// each name that none of these is about.
    private List<TextPiece> ofEachName(String words, String question, List<TextPiece> lines) {
        var names = Names.inQuestion(question).stream()
                .map(Name::of)
                .filter(name -> name.isIn(words))
                .toList();
        if (names.size() < 2) {
            return lines;
        }
        var named = new ArrayList<>(lines.stream()
                .filter(line -> names.stream().anyMatch(name -> isAbout(line.range(), name)))
                .toList());
        var others = names.stream()
                .filter(name -> named.stream().noneMatch(line -> isAbout(line.range(), name)))
                .toList();
        var rest = words;
        for (var name : names) {
            rest = name.pattern.matcher(rest).replaceAll(" ");
        }
        for (var name : others.subList(0, Math.min(MAX_NAMES, others.size()))) {
            search(rest + " " + name.words, 1, "").lines().stream()
                    .limit(1)
                    .filter(line -> name.isIn(line.text()))
                    .forEach(named::add);
        }
        return named.isEmpty() ? lines : named;
    }

    /// Whether the line, its record or what it stands under has the name.
    private boolean isAbout(TextRange line, Name name) {
        return name.isIn(text, heads.withBlock(line))
                || heads.of(line.start()).filter(head -> name.isIn(text, head)).isPresent();
    }

    private record Name(String words, Pattern pattern) {
        static Name of(String words) {
            return new Name(words, WordForms.exactly(words));
        }

        boolean isIn(String text) {
            return isIn(text, new TextRange(0, text.length()));
        }

        boolean isIn(String text, TextRange range) {
            return pattern.matcher(text).region(range.start(), range.end()).find();
        }
    }

    /// The lines of the whole text that match nearly as well as the best one does, at most 20, in the text's order.
    ///
    /// @param words any text; very common words do not count
    /// @throws IllegalArgumentException with a sentence for the model
    public List<TextPiece> bestOfAll(String words, String function) {
        var roots = terms(words, function).roots();
        var ranking = new Ranking(heads, passages(), roots, roots.size());
        var found = allLines(words, ranking, MAX_CANDIDATES);
        double least = bestScore(found) * AS_GOOD;
        return found.stream()
                .filter(line -> line.score() >= least)
                .sorted(Comparator.comparingInt(line -> line.shown().start()))
                .limit(MAX_LINES)
                .map(this::piece)
                .toList();
    }

    /// The whole passages in the place of their best lines, for who reads them all.
    ///
    /// @param words any text; very common words do not count
    /// @param k     most passages to give, at least 1
    /// @return best first; empty when no passage has one of the words, or there is no word
    public List<TextPiece> passages(String words, int k) {
        var roots = Words.termsOf(words).roots();
        var cut = passages();
        return new Ranking(heads, cut, roots, roots.size())
                .best(k).stream()
                        .map(passage -> TextPiece.of(text, cut.start(passage), cut.end(passage)))
                        .toList();
    }

    public Heads heads() {
        return heads;
    }

    private static Words.Terms terms(String words, String function) {
        var terms = Words.termsOf(words);
        if (terms.roots().isEmpty()) {
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

    /// The best lines of the best passages, without overlaps. Where lines are about all the names that are asked for,
    /// only those count.
    private List<DensestWindow.Found> allLines(String words, Ranking ranking, int most) {
        var found = new ArrayList<DensestWindow.Found>();
        for (int passage : ranking.best(most)) {
            for (var line : ranking.bestLines(passage)) {
                // A line may reach into the next passage and be found there again.
                if (found.stream().noneMatch(known -> known.shown().overlaps(line.shown()))) {
                    found.add(line);
                }
            }
        }
        var names = Names.inSearch(words).stream().map(Name::of).toList();
        var named = found.stream()
                .filter(line -> names.stream().allMatch(name -> isAbout(line.shown(), name)))
                .toList();
        return named.isEmpty() ? found : named;
    }

    private static double bestScore(List<DensestWindow.Found> found) {
        return found.stream().mapToDouble(DensestWindow.Found::score).max().orElse(0);
    }

    private TextPiece piece(DensestWindow.Found line) {
        return TextPiece.of(text, line.shown().start(), line.shown().end());
    }
}
