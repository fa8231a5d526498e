package dev.rlmworkbench.repl.child.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is shown of a line: all of it, or of a long one (word soup, a row of data) the 200 characters in which the
/// words that were asked for stand closest together. A small model believes the first thing that it is shown.
final class DensestWindow {

    private static final int WIDTH = 200;

    private final String text;
    private final TermMatcher matcher;
    private final double[] weights;
    private final int asked;
    private final Heads heads;

    /// @param score sum of the weights of the different words in what is shown and in what it stands under
    record Found(TextRange shown, double score) {}

    private record Match(int start, int end, int term) {}

    /// @param asked the first so many terms are those of the search, the others only in the question
    DensestWindow(Heads heads, TermMatcher matcher, double[] weights, int asked) {
        this.heads = heads;
        this.text = heads.text();
        this.matcher = matcher;
        this.weights = weights;
        this.asked = asked;
    }

    /// Empty when none of the searched words stands in the line.
    Optional<Found> in(TextRange line) {
        var matches = matches(line);
        if (matches.stream().noneMatch(match -> match.term() < asked)) {
            return Optional.empty();
        }
        boolean isLong = line.length() > Sentences.MAX_LENGTH;
        var counted = isLong ? densest(matches) : matches;
        var shown = isLong
                ? around(line, counted.getFirst().start(), counted.getLast().end())
                : line;
        var withHead = new ArrayList<>(counted);
        heads.of(line.start()).map(this::matches).ifPresent(withHead::addAll);
        return Optional.of(new Found(shown, score(withHead)));
    }

    private List<Match> matches(TextRange line) {
        var matches = new ArrayList<Match>();
        for (int start = Words.nextStart(text, line.start()); start < line.end(); ) {
            int end = Math.min(line.end(), Words.end(text, start));
            int term = matcher.termOf(text, start, end);
            if (term >= 0) {
                matches.add(new Match(start, end, term));
            }
            start = Words.nextStart(text, end);
        }
        return matches;
    }

    /// Added up in the order of the terms, so that the same words make the same number.
    private double score(List<Match> matches) {
        return matches.stream()
                .mapToInt(Match::term)
                .distinct()
                .sorted()
                .mapToDouble(t -> weights[t])
                .reduce(0, Double::sum);
    }

    private List<Match> densest(List<Match> matches) {
        List<Match> best = List.of();
        double bestScore = Double.NEGATIVE_INFINITY;
        for (int first = 0, last = 0; first < matches.size(); first++) {
            last = Math.max(last, first);
            while (last + 1 < matches.size()
                    && matches.get(last + 1).end() - matches.get(first).start() <= WIDTH) {
                last++;
            }
            var cluster = matches.subList(first, last + 1);
            int span = cluster.getLast().end() - cluster.getFirst().start();
            double score = score(cluster) - span * 1e-3; // of equals the tighter one
            if (score > bestScore) {
                bestScore = score;
                best = cluster;
            }
        }
        return best;
    }

    /// The window with the cluster in its middle, cut between words where there are any.
    private TextRange around(TextRange line, int first, int last) {
        int start = Math.clamp(Math.floorDiv(first + last - WIDTH, 2), line.start(), line.end() - WIDTH);
        int end = start + WIDTH;
        int afterWord = text.indexOf(' ', start) + 1;
        if (start > line.start() && afterWord > 0 && afterWord <= first) {
            start = afterWord;
        }
        int beforeWord = text.lastIndexOf(' ', end);
        if (end < line.end() && beforeWord >= last) {
            end = beforeWord;
        }
        return new TextRange(Math.min(start, first), Math.max(end, Math.min(last, line.end())));
    }
}
