package dev.rlmworkbench.benchmark.prose;

import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Piece;
import dev.rlmworkbench.benchmark.TokenCounter;
import java.util.random.RandomGenerator;

/// Writes filler prose around given sentences up to a length.
final class ReportWriter {

    private static final String LIST_START = "At the end the store list was read out: twine";
    private static final String LIST_END = " and lamps.";

    private final int length;
    private final LengthUnit unit;
    private final FillerProse prose;
    private final TokenCounter counter = new TokenCounter();
    private final StringBuilder text = new StringBuilder();
    private int tokens;
    private FillerProse.Sentence next;

    ReportWriter(int length, LengthUnit unit, RandomGenerator random) {
        this.length = length;
        this.unit = unit;
        this.prose = new FillerProse(random);
        this.next = prose.next();
    }

    /// Writes on until this depth of the whole text, to the nearest sentence.
    void writeUntil(int depthPercent) {
        int target = (int) ((long) length * depthPercent / 100);
        while (target - size() > piece(next).size(unit) / 2) {
            writeNext();
        }
    }

    void write(String sentence) {
        append(piece(sentence));
    }

    /// Fills the rest. The last sentence is a list that grows by short words, so that the length is met within one of
    /// them.
    void finish() {
        int closing = piece(LIST_START).size(unit) + counted(LIST_END).size(unit);
        while (size() + piece(next).size(unit) + closing <= length) {
            writeNext();
        }
        write(LIST_START);
        var end = counted(LIST_END);
        var item = counted(", " + prose.listItem());
        while (size() + item.size(unit) + end.size(unit) <= length) {
            append(item);
            item = counted(", " + prose.listItem());
        }
        append(end);
    }

    String text() {
        return text.toString();
    }

    int tokens() {
        return tokens;
    }

    private void writeNext() {
        append(piece(next));
        next = prose.next();
    }

    private Piece piece(FillerProse.Sentence sentence) {
        return piece(sentence.endsParagraph() ? sentence.text() + "\n\n" : sentence.text());
    }

    /// A line end joins the full stop before it in one token, so it belongs to the sentence that it ends.
    private Piece piece(String sentence) {
        boolean startsParagraph = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
        return counted(startsParagraph ? sentence : " " + sentence);
    }

    private Piece counted(String piece) {
        return new Piece(piece, counter.count(piece));
    }

    private void append(Piece piece) {
        text.append(piece.text());
        tokens += piece.tokens();
    }

    private int size() {
        return switch (unit) {
            case TOKENS -> tokens;
            case CHARS -> text.length();
        };
    }
}
