package dev.rlmworkbench.repl.session;

import dev.rlmworkbench.repl.child.wire.BlockOutcome;
import dev.rlmworkbench.repl.child.wire.Frame;
import dev.rlmworkbench.repl.child.wire.FrameInput;
import dev.rlmworkbench.repl.child.wire.FrameOutput;
import dev.rlmworkbench.repl.child.wire.FrameType;
import dev.rlmworkbench.repl.child.wire.OutputRemark;
import dev.rlmworkbench.repl.child.wire.Payload;
import dev.rlmworkbench.repl.child.wire.VariableState;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A child process that breaks the protocol in the way its argument says, in answer to the first block.
final class RogueChild {
    private static final int HUGE = Integer.MAX_VALUE - 8;
    /// Number of the first block.
    private static final int BLOCK = 1;

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
        if (manner.equals("call at start")) {
            out.send(FrameType.CALL, 1, call("head", 0));
        }
        out.send(FrameType.READY, 0, new Payload().putString("").putString(""));
        for (var header = in.readHeader(); header != null; header = in.readHeader()) {
            var frame = new Frame(FrameType.fromHost(header.type()), header.id(), in.readPayload(header, HUGE));
            if (frame.type() == FrameType.REPLY) {
                answered(manner, frame, out);
            }
            if (frame.type() == FrameType.REPLAY) {
                out.send(FrameType.RESULT, frame.id(), outcome("", null).toPayload());
            }
            if (frame.type() == FrameType.EVAL) {
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
            case "millions of questions" -> out.send(FrameType.ASK, 1, empty(7_000_000));
            case "millions of characters" ->
                out.send(
                        FrameType.ASK,
                        1,
                        new Payload()
                                .putByte(1)
                                .putInt(1)
                                .putString("x".repeat(20_000_000))
                                .putString(null));
            case "questions without end" -> out.send(FrameType.ASK, 1, empty(0));
            case "unknown function" -> out.send(FrameType.CALL, 1, call("no_such", 0));
            case "many arguments" -> out.send(FrameType.CALL, 1, call("grep", 101));
            case "long arguments" ->
                out.send(
                        FrameType.CALL,
                        1,
                        new Payload().putString("grep").putInt(1).putByte(0).putString("x".repeat(20_000_000)));
            case "calls without end" -> out.send(FrameType.CALL, 1, call("head", 0));
            case "unknown argument" ->
                out.send(
                        FrameType.CALL,
                        1,
                        new Payload().putString("head").putInt(1).putByte(7).putInt(0));
            case "long name" -> out.send(FrameType.CALL, 1, call("head".repeat(1_000), 0));
            case "false number of arguments" ->
                out.send(FrameType.CALL, 1, new Payload().putString("head").putInt(Integer.MAX_VALUE));
            case "flood of calls" -> {
                for (int i = 0; i < 100_000; i++) {
                    out.send(FrameType.CALL, i, call("head", 0));
                }
            }
            case "does not read results" -> {
                for (int i = 0; i < 50; i++) {
                    out.send(FrameType.CALL, i, call("no_such", 0));
                }
                while (true) {
                    LockSupport.park();
                }
            }
            case "does not read" -> {
                out.send(FrameType.ASK, 1, empty(1));
                while (true) {
                    LockSupport.park();
                }
            }
            case "cut frame" -> {
                header(raw, FrameType.RESULT, id, 100);
                raw.writeInt(1);
                raw.flush();
                System.exit(0);
            }
            case "exit" -> System.exit(7);
            case "says too much" -> out.send(FrameType.RESULT, id, tooMuch().toPayload());
            case "false remarks" ->
                out.send(FrameType.RESULT, id, falseRemarks().toPayload());
            case "ends with an answer" ->
                out.send(FrameType.RESULT, id, outcome("out", "42").asLast().toPayload());
            default -> throw new IllegalArgumentException(manner);
        }
        raw.flush();
    }

    private static Payload call(String function, int arguments) {
        var payload = new Payload().putString(function).putInt(arguments);
        for (int i = 0; i < arguments; i++) {
            payload.putByte(0).putString("");
        }
        return payload;
    }

    private static Payload empty(int questions) {
        var payload = new Payload().putByte(1).putInt(questions);
        for (int i = 0; i < questions; i++) {
            payload.putString("").putString(null);
        }
        return payload;
    }

    /// Reports what it was refused with, or asks on.
    private static void answered(String manner, Frame reply, FrameOutput out) throws IOException {
        var error = reply.getNullableString();
        if (error != null) {
            out.send(FrameType.RESULT, BLOCK, outcome(error, null).toPayload());
        } else if (manner.equals("questions without end")) {
            out.send(FrameType.ASK, reply.id() + 1, empty(0));
        } else if (manner.equals("calls without end")) {
            out.send(FrameType.CALL, reply.id() + 1, call("head", 0));
        } else {
            out.send(
                    FrameType.RESULT,
                    BLOCK,
                    outcome("nothing was refused", null).toPayload());
        }
    }

    private static BlockOutcome outcome(String stdout, @Nullable String finalAnswer) {
        return new BlockOutcome(stdout, null, -1, 0, null, finalAnswer, List.of(), List.of(), 0, false);
    }

    /// Of seven only two are in the output and beside one another.
    private static BlockOutcome falseRemarks() {
        var remarks = List.of(
                new OutputRemark(-1, 2, true),
                new OutputRemark(0, 2, false),
                new OutputRemark(1, 3, true),
                new OutputRemark(2, 3, true),
                new OutputRemark(3, 3, true),
                new OutputRemark(3, 4, true),
                new OutputRemark(Integer.MIN_VALUE, Integer.MAX_VALUE, true));
        return new BlockOutcome("out", null, -1, 0, null, null, List.of(), remarks, 0, false);
    }

    /// More of everything than there can be.
    private static BlockOutcome tooMuch() {
        var text = "\ud83d\ude00".repeat(1_000_000);
        var variables = new ArrayList<VariableState>();
        var remarks = new ArrayList<OutputRemark>();
        for (int i = 0; i < 50_000; i++) {
            if (i < 5_000) {
                variables.add(new VariableState("v" + i, text.substring(0, 1_000), i, text.substring(0, 1_000)));
            }
            remarks.add(new OutputRemark(-i, Integer.MAX_VALUE, true));
        }
        return new BlockOutcome(text, text, 1, -7, text, text, variables, remarks, Long.MAX_VALUE, false);
    }

    private static void header(DataOutputStream raw, FrameType type, int id, int length) throws IOException {
        raw.writeByte(type.code());
        raw.writeInt(id);
        raw.writeInt(length);
    }
}
