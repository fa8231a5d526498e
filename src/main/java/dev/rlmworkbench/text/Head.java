package dev.rlmworkbench.text;

import java.util.List;

/// `head(n = 500)`: the first characters of the text.
public final class Head implements TextFunction {

    private static final int DEFAULT_LENGTH = 500;

    @Override
    public String name() {
        return "head";
    }

    @Override
    public Findings find(ContextIndex context, Arguments arguments, Deadline deadline) {
        int end = Math.clamp(
                arguments.number(0, DEFAULT_LENGTH), 0, context.text().length());
        return new Findings("", new Findings.Value.Piece(new TextRange(0, end)), List.of(), List.of());
    }
}
