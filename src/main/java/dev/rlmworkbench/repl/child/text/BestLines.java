package dev.rlmworkbench.repl.child.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Picks the lines or sentences of a passage that match best. A long one (word soup, a line of data) is cut to the
// window
/// in which the asked words stand closest together: a small model reads the first thing that it is shown.
final class BestLines {

    private static final int LONGEST = 300;
    private static final int WINDOW = 200;

    /// A line may begin or end outside its passage.
    private static final int BEYOND = 150;

    private final String text;
    private final TermFinder finder;
    private final double[] weights;
    private final double share;

    private record Line(Piece piece, double score) {}

    private record Match(int start, int end, int term) {}

    BestLines(String text, List<String> terms, double[] weights, double share) {
        this.text = text;
        this.finder = new TermFinder(terms);
        this.weights = weights;
        this.share = share;
    }

    /// @return the best line and those within the share of it, in text order; none when no word occurs
    List<Piece> of(int from, int to) {
        var lines = new ArrayList<Line>();
        int start = lineStart(from);
        while (start < to) {
            int end = lineEnd(start, Math.min(text.length(), Math.max(to, from) + BEYOND));
            addLine(lines, start, end);
            start = end;
        }
        double best = lines.stream().mapToDouble(Line::score).max().orElse(0);
        return lines.stream()
                .filter(line -> line.score() > 0 && line.score() >= share * best)
                .map(Line::piece)
                .sorted(Comparator.comparingInt(Piece::start))
                .toList();
    }

    private void addLine(List<Line> lines, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        var matches = matches(start, end);
        if (matches.isEmpty()) {
            return;
        }
        if (end - start <= LONGEST) {
            lines.add(new Line(Piece.of(text, start, end), score(matches)));
        } else {
            lines.add(densest(start, end, matches));
        }
    }

    private List<Match> matches(int start, int end) {
        var matches = new ArrayList<Match>();
        Words.visit(text, start, end, (wordStart, wordEnd) -> {
            int term = finder.find(text, wordStart, wordEnd);
            if (term >= 0) {
                matches.add(new Match(wordStart, wordEnd, term));
            }
        });
        return matches;
    }

    private double score(List<Match> matches) {
        return matches.stream()
                .mapToInt(Match::term)
                .distinct()
                .mapToDouble(t -> weights[t])
                .sum();
    }

    private Line densest(int from, int to, List<Match> matches) {
        double best = -1;
        int bestFirst = 0;
        int bestLast = 0;
        for (int first = 0; first < matches.size(); first++) {
            int last = first;
            while (last + 1 < matches.size()
                    && matches.get(last + 1).end() - matches.get(first).start() <= WINDOW) {
                last++;
            }
            int span = matches.get(last).end() - matches.get(first).start();
            double score = score(matches.subList(first, last + 1)) - span * 1e-3; // of equals the tighter
            if (score > best) {
                best = score;
                bestFirst = first;
                bestLast = last;
            }
        }
        int first = matches.get(bestFirst).start();
        int last = matches.get(bestLast).end();
        int start = Math.clamp((first + last) / 2 - WINDOW / 2, from, Math.max(from, to - WINDOW));
        int end = Math.min(to, start + WINDOW);
        start = start > from ? wordBorder(start, first, 1) : start;
        end = end < to ? wordBorder(end, last, -1) : end;
        return new Line(Piece.of(text, start, end), score(matches.subList(bestFirst, bestLast + 1)));
    }

    /// The nearest space on the way to the matched words, so that no word is shown in halves.
    private int wordBorder(int at, int matched, int step) {
        for (int i = at; step > 0 ? i < matched : i > matched; i += step) {
            if (Character.isWhitespace(text.charAt(step > 0 ? i : i - 1))) {
                return step > 0 ? i + 1 : i - 1;
            }
        }
        return matched;
    }

    private int lineStart(int from) {
        int start = from;
        while (start > 0 && from - start < BEYOND && !isBorder(start)) {
            start--;
        }
        return start > 0 && !isBorder(start) ? from : start;
    }

    private int lineEnd(int start, int limit) {
        int end = start + 1;
        while (end < limit && !isBorder(end)) {
            end++;
        }
        return end;
    }

    /// Whether a line or sentence begins at this place.
    private boolean isBorder(int at) {
        char before = text.charAt(at - 1);
        return before == '\n'
                || at >= 2 && Character.isWhitespace(before) && Passages.isSentenceEnd(text.charAt(at - 2));
    }
}
