package dev.rlmworkbench.ui.live;

import dev.rlmworkbench.repl.ReplResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;

/// A turn in which everything is one text.
public final class LongTurn {

    private LongTurn() {}

    public static Node of(String text) {
        var turn = new TurnTrace(1, Instant.EPOCH);
        turn.received(text);
        turn.ranCode("python", "print(\"" + text + "\")");
        turn.note(text, Instant.EPOCH);
        turn.printed(
                new ReplResult(text, null, null, null, List.of(), List.of(), List.of(), Duration.ZERO, null, List.of()),
                Instant.EPOCH);
        return new TurnBody(turn);
    }
}
