package dev.rlmworkbench.repl.session;

import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.child.wire.CallReply;
import dev.rlmworkbench.repl.child.wire.ContextSpan;
import dev.rlmworkbench.repl.child.wire.OutputRemark;
import dev.rlmworkbench.repl.child.wire.Payload;
import dev.rlmworkbench.text.Findings;
import dev.rlmworkbench.text.Findings.Value;
import dev.rlmworkbench.text.TextRange;
import java.util.List;

/// Writes what a function found, as [CallReply] reads it, with positions as the child counts them.
final class FoundPayload {

    /// Half of what a child reads as one frame.
    private static final int MAX_BYTES = 32 << 20;

    private final String function;
    private final ChildPositions context;
    private final Payload payload = new Payload();

    private FoundPayload(String function, ChildPositions context) {
        this.function = function;
        this.context = context;
    }

    /// @param context where the ranges of the findings stand
    /// @throws IllegalArgumentException with a sentence for the model when it is too much for one frame
    static Payload of(String function, Findings found, ReplLanguage language, ChildPositions context) {
        var written = new FoundPayload(function, context);
        written.requireRoom(found.display().length());
        written.payload.putString(null).putString(found.display());
        var display = ChildPositions.of(language, found.display());
        written.payload.putRemarks(found.remarks().stream()
                .map(remark ->
                        new OutputRemark(display.of(remark.start()), display.of(remark.end()), remark.someOfMany()))
                .toList());
        written.put(found.value());
        written.requireRoom(0);
        return written.payload;
    }

    private void put(Value value) {
        switch (value) {
            case Value.Piece(var range) ->
                payload.putByte(CallReply.PIECE)
                        .putInt(context.of(range.start()))
                        .putInt(context.of(range.end()));
            case Value.Pieces(var ranges) -> {
                requireRoom(8L * ranges.size());
                payload.putByte(CallReply.PIECES)
                        .putSpans(ranges.stream().map(this::span).toList());
            }
            case Value.Texts(var texts) -> putTexts(CallReply.TEXTS, texts);
            case Value.Rows(var rows) -> {
                payload.putByte(CallReply.ROWS).putInt(rows.size());
                rows.forEach(this::putTexts);
            }
        }
    }

    private void putTexts(int kind, List<String> texts) {
        payload.putByte(kind);
        putTexts(texts);
    }

    private void putTexts(List<String> texts) {
        payload.putInt(texts.size());
        for (var text : texts) {
            requireRoom(text.length());
            payload.putString(text);
        }
    }

    private ContextSpan span(TextRange range) {
        return new ContextSpan(context.of(range.start()), context.of(range.end()));
    }

    private void requireRoom(long more) {
        if (payload.size() + more > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "%s: this finds more than %d MB, too much for one call; ask for less, or work on `context` by code"
                            .formatted(function, MAX_BYTES >> 20));
        }
    }
}
