package dev.rlmworkbench.repl.child.sandbox;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// A classic BPF program under construction: a list of `struct sock_filter`.
final class BpfProgram {

    private static final int LOAD_WORD = 0x20;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int JUMP_IF_AT_LEAST = 0x35;
    private static final int JUMP_IF_ANY_BIT = 0x45;
    private static final int RETURN = 0x06;

    private record Instruction(int code, int ifTrue, int ifFalse, long operand) {}

    private final List<Instruction> instructions = new ArrayList<>();

    /// Loads the 32-bit word at this offset of the call's description.
    BpfProgram load(int offset) {
        return add(LOAD_WORD, 0, 0, offset);
    }

    BpfProgram ifEqualReturn(long value, long verdict) {
        return add(JUMP_IF_EQUAL, 0, 1, value).thenReturn(verdict);
    }

    BpfProgram unlessEqualReturn(long value, long verdict) {
        return add(JUMP_IF_EQUAL, 1, 0, value).thenReturn(verdict);
    }

    BpfProgram ifAtLeastReturn(long value, long verdict) {
        return add(JUMP_IF_AT_LEAST, 0, 1, value).thenReturn(verdict);
    }

    BpfProgram ifAnyBitReturn(long bits, long verdict) {
        return add(JUMP_IF_ANY_BIT, 0, 1, bits).thenReturn(verdict);
    }

    BpfProgram unlessAnyBitReturn(long bits, long verdict) {
        return add(JUMP_IF_ANY_BIT, 1, 0, bits).thenReturn(verdict);
    }

    BpfProgram thenReturn(long verdict) {
        return add(RETURN, 0, 0, verdict);
    }

    /// The body, which must end in a return, only when the loaded word equals the value.
    BpfProgram whenEqual(long value, BpfProgram body) {
        add(JUMP_IF_EQUAL, 0, body.size(), value);
        instructions.addAll(body.instructions);
        return this;
    }

    private BpfProgram add(int code, int ifTrue, int ifFalse, long operand) {
        instructions.add(new Instruction(code, ifTrue, ifFalse, operand));
        return this;
    }

    int size() {
        return instructions.size();
    }

    /// A `struct sock_fprog` with its instructions.
    MemorySegment inMemory(Arena arena) {
        var code = arena.allocate(8L * size(), 8);
        for (int i = 0; i < size(); i++) {
            var instruction = instructions.get(i);
            long at = 8L * i;
            code.set(JAVA_SHORT, at, (short) instruction.code);
            code.set(JAVA_BYTE, at + 2, (byte) instruction.ifTrue);
            code.set(JAVA_BYTE, at + 3, (byte) instruction.ifFalse);
            code.set(JAVA_INT, at + 4, (int) instruction.operand);
        }
        var program = arena.allocate(16, 8);
        program.set(JAVA_SHORT, 0, (short) size());
        program.set(ADDRESS, 8, code);
        return program;
    }
}
