package dev.rlmworkbench.repl.child.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one block did, as the child reports it; null where there is nothing to say.
///
/// @param errorKind index of the kind of error in the host's enum, -1 for none
/// @param line      1-based line in the block, 0 when unknown
/// @param remarks   parts of `stdout`, ascending
/// @param nanos     time in the child, waiting included
/// @param last      the child ends after this block: it left no memory, or threads that do not end
public record BlockOutcome(
        String stdout,
        @Nullable String value,
        int errorKind,
        int line,
        @Nullable String message,
        @Nullable String finalAnswer,
        List<VariableState> changed,
        List<OutputRemark> remarks,
        long nanos,
        boolean last) {

    public static final int NONE = -1;
    public static final int COMPILE = 0;
    public static final int EXCEPTION = 1;
    public static final int POLICY = 2;
    public static final int TIMEOUT = 3;
    public static final int RESOURCE = 4;

    public Payload toPayload() {
        return new Payload()
                .putString(stdout)
                .putString(value)
                .putInt(errorKind)
                .putInt(line)
                .putString(message)
                .putString(finalAnswer)
                .putVariables(changed)
                .putRemarks(remarks)
                .putLong(nanos)
                .putByte(last ? 1 : 0);
    }

    public static BlockOutcome from(Frame frame) throws ProtocolException {
        return new BlockOutcome(
                frame.getString(),
                frame.getNullableString(),
                frame.getInt(),
                frame.getInt(),
                frame.getNullableString(),
                frame.getNullableString(),
                frame.getVariables(),
                frame.getRemarks(),
                frame.getLong(),
                frame.getByte() != 0);
    }

    public BlockOutcome asLast() {
        return new BlockOutcome(stdout, value, errorKind, line, message, finalAnswer, changed, remarks, nanos, true);
    }
}
