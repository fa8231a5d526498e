package dev.rlmworkbench.benchmark.ruler;

import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.TokenCounter;
import java.util.Collection;

/// What is left of the length that was asked for, in its unit.
final class Room {

    /// Pieces are measured one by one; the first one is measured with the space or number that others have.
    private static final int SLACK = 4;

    private final LengthUnit unit;
    private final TokenCounter counter = new TokenCounter();
    private int left;

    Room(GeneratedTask asked) {
        unit = asked.unit();
        left = asked.contextLength() - SLACK;
    }

    int left() {
        return left;
    }

    /// @param piece begins with a space or ends with a line end
    int size(String piece) {
        return switch (unit) {
            case TOKENS -> counter.count(piece);
            case CHARS -> piece.length();
        };
    }

    /// Keeps room for these, whatever else is written.
    void reserve(Collection<String> pieces) {
        pieces.forEach(piece -> left -= size(piece));
    }

    /// Whether there was room.
    boolean take(String piece) {
        int size = size(piece);
        if (size > left) {
            return false;
        }
        left -= size;
        return true;
    }
}
