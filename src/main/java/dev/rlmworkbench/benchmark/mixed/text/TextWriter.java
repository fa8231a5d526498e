package dev.rlmworkbench.benchmark.mixed.text;

import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.TokenCounter;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;

/// Writes the text of a puzzle: facts at their places, filler between them, as many blocks as fit the length.
public final class TextWriter {

    /// Blocks tried for the last gap, so that it becomes smaller than most blocks.
    private static final int LAST_TRIES = 12;

    private final int length;
    private final LengthUnit unit;
    private final TokenCounter counter = new TokenCounter();
    private final StringBuilder text = new StringBuilder();
    private int tokens;

    public TextWriter(int length, LengthUnit unit) {
        this.length = length;
        this.unit = unit;
    }

    public void write(Puzzle puzzle) {
        append(puzzle.opening());
        Deque<Placed> facts = new ArrayDeque<>(puzzle.facts().stream()
                .sorted(Comparator.comparingDouble(Placed::place))
                .toList());
        int reserved = 0;
        for (var fact : facts) {
            reserved += size(fact.block());
        }
        int misses = 0;
        while (misses < LAST_TRIES) {
            double place = Math.min(1, (double) size() / length);
            if (!facts.isEmpty() && facts.getFirst().place() <= place) {
                var block = facts.removeFirst().block();
                reserved -= size(block);
                append(block);
                continue;
            }
            var block = puzzle.filler().apply(place);
            if (size() + size(block) + reserved <= length) {
                append(block);
            } else {
                misses++;
            }
        }
        facts.forEach(fact -> append(fact.block()));
    }

    public String text() {
        return text.toString();
    }

    public int tokens() {
        return tokens;
    }

    private void append(String block) {
        text.append(block);
        tokens += tokens(block);
    }

    private int size() {
        return switch (unit) {
            case TOKENS -> tokens;
            case CHARS -> text.length();
        };
    }

    private int size(String block) {
        return switch (unit) {
            case TOKENS -> tokens(block);
            case CHARS -> block.length();
        };
    }

    /// A block ends with a line end and begins with something else, so blocks can be counted one by one.
    private int tokens(String block) {
        return block.contains("  ") || block.contains("\t") ? TokenCounter.countWhole(block) : counter.count(block);
    }
}
