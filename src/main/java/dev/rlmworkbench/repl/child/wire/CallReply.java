package dev.rlmworkbench.repl.child.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What a function of the host found. Parts of the context travel as their places, and the child cuts them out of its
/// own copy.
///
/// @param display what it prints
/// @param remarks parts of `display`, ascending
/// @param value   gives a text, a list of texts or a list of such lists, once it has the context
public record CallReply(String display, List<OutputRemark> remarks, Function<String, Object> value) {

    /// How the value is written: a span, spans, texts, or a number of texts.
    public static final int PIECE = 0;
    public static final int PIECES = 1;
    public static final int TEXTS = 2;
    public static final int ROWS = 3;

    public static CallReply from(Frame frame) throws ProtocolException {
        return new CallReply(frame.getString(), frame.getRemarks(), value(frame));
    }

    private static Function<String, Object> value(Frame frame) throws ProtocolException {
        int kind = frame.getByte();
        switch (kind) {
            case PIECE -> {
                return ContextSpan.from(frame)::of;
            }
            case PIECES -> {
                var spans = frame.getSpans();
                return context -> spans.stream().map(span -> span.of(context)).toList();
            }
            case TEXTS -> {
                var texts = List.copyOf(frame.getStrings());
                return _ -> texts;
            }
            case ROWS -> {
                var rows = new ArrayList<List<String>>();
                for (int left = frame.getCount(4); left > 0; left--) {
                    rows.add(List.copyOf(frame.getStrings()));
                }
                return _ -> rows;
            }
            default -> throw new ProtocolException("a value of unknown kind " + kind);
        }
    }
}
