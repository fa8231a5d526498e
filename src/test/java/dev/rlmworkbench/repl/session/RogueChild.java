package dev.rlmworkbench.repl.session;

import dev.rlmworkbench.repl.child.wire.FrameInput;
import dev.rlmworkbench.repl.child.wire.FrameOutput;
import dev.rlmworkbench.repl.child.wire.FrameType;
import dev.rlmworkbench.repl.child.wire.Payload;
import java.io.DataOutputStream;
import java.io.IOException;

/// A child process that breaks the protocol in the way its argument says, in answer to the first block.
final class RogueChild {
    private static final int HUGE = Integer.MAX_VALUE - 8;

    private RogueChild() {}

    public static void main(String[] arguments) throws IOException {
        var manner = arguments[0];
        var in = new FrameInput(System.in);
        var raw = new DataOutputStream(System.out);
        var out = new FrameOutput(System.out);
        if (manner.equals("garbage at start")) {
            raw.writeBytes("Picked up JAVA_TOOL_OPTIONS: surprise\n");
            raw.flush();
        } else if (manner.equals("exit at start")) {
            System.err.println("no such option");
            System.exit(3);
        }
        out.send(FrameType.READY, 0, new Payload().putString("").putString(""));
        for (var header = in.readHeader(); header != null; header = in.readHeader()) {
            in.readPayload(header, HUGE);
            if (header.type() == FrameType.EVAL.code()) {
                answer(manner, header.id(), raw, out);
            }
        }
    }

    private static void answer(String manner, int id, DataOutputStream raw, FrameOutput out) throws IOException {
        switch (manner) {
            case "huge frame" -> header(raw, FrameType.RESULT, id, HUGE);
            case "negative frame" -> header(raw, FrameType.RESULT, id, -1);
            case "unknown type" -> {
                raw.writeByte(99);
                raw.writeInt(id);
                raw.writeInt(0);
            }
            case "false count" -> {
                header(raw, FrameType.ASK, 1, 5);
                raw.writeByte(1);
                raw.writeInt(Integer.MAX_VALUE);
            }
            case "false string" -> {
                header(raw, FrameType.RESULT, id, 8);
                raw.writeInt(1 << 30);
                raw.writeInt(0);
            }
            case "wrong id" -> out.send(FrameType.RESULT, id + 1, new Payload());
            case "unknown kind" ->
                out.send(
                        FrameType.ASK,
                        1,
                        new Payload().putByte(7).putInt(1).putString("p").putString(null));
            case "flood of questions" -> {
                for (int i = 0; i < 10_000; i++) {
                    out.send(
                            FrameType.ASK,
                            i,
                            new Payload().putByte(1).putInt(1).putString("p").putString(null));
                }
            }
            case "cut frame" -> {
                header(raw, FrameType.RESULT, id, 100);
                raw.writeInt(1);
                raw.flush();
                System.exit(0);
            }
            case "exit" -> System.exit(7);
            default -> throw new IllegalArgumentException(manner);
        }
        raw.flush();
    }

    private static void header(DataOutputStream raw, FrameType type, int id, int length) throws IOException {
        raw.writeByte(type.code());
        raw.writeInt(id);
        raw.writeInt(length);
    }
}
