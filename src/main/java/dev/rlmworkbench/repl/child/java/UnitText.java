package dev.rlmworkbench.repl.child.java;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A compilation unit in the making, which remembers for each of its lines the line of the block it came from.
final class UnitText {
    private final StringBuilder text = new StringBuilder();
    private final List<Integer> blockLines = new ArrayList<>();

    /// Adds lines of our own, which belong to no line of the block.
    void frame(String code) {
        add(code, 0);
    }

    /// Adds code of the block.
    ///
    /// @param line of the block on which the code begins; 0 when it is not from the block
    /// @return where the code begins in the text
    int add(String code, int line) {
        int start = text.length();
        text.append(code).append('\n');
        int current = line;
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                blockLines.add(current);
                current += line == 0 ? 0 : 1;
            }
        }
        return start;
    }

    /// The code with the edits made; they must keep the number of lines.
    static String apply(String code, List<Edit> edits) {
        var backwards = new ArrayList<>(edits);
        backwards.sort(
                Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end).reversed());
        var changed = new StringBuilder(code);
        for (var edit : backwards) {
            changed.replace(edit.start(), edit.end(), edit.text());
        }
        return changed.toString();
    }

    /// The block's line of a 1-based line of the unit, 0 when it is ours.
    int blockLine(long unitLine) {
        return unitLine >= 1 && unitLine <= blockLines.size() ? blockLines.get((int) unitLine - 1) : 0;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /// Replaces the text from `start` to `end`.
    record Edit(int start, int end, String text) {
        static Edit insert(int at, String text) {
            return new Edit(at, at, text);
        }
    }
}
