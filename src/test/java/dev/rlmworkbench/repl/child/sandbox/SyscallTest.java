package dev.rlmworkbench.repl.child.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SyscallTest {

    private static final Path PYTHON = Path.of("src/main/resources/repl/python/workbench_child/syscalls.py");
    private static final Pattern ENTRY = Pattern.compile("\"(\\w+)\": \\((-?\\d+), (-?\\d+)\\)");

    @Test
    void bothChildrenDenyTheSameCallsByTheSameNumbers() throws IOException {
        var text = Files.readString(PYTHON);
        var denied = text.substring(text.indexOf("\nDENIED"));
        var python = new TreeMap<String, String>();
        ENTRY.matcher(denied)
                .results()
                .forEach(entry -> python.put(entry.group(1), entry.group(2) + " " + entry.group(3)));

        var java = new TreeMap<String, String>();
        for (var call : Syscall.denied()) {
            java.put(
                    call.name().toLowerCase(Locale.ROOT),
                    call.number(Machine.X86_64) + " " + call.number(Machine.AARCH64));
        }

        assertEquals(java, python);
    }

    @ParameterizedTest
    @EnumSource(Machine.class)
    void noTwoCallsHaveTheSameNumber(Machine machine) {
        var seen = new TreeSet<Integer>();
        for (var call : Syscall.values()) {
            int number = call.number(machine);
            assertTrue(number < 0 || seen.add(number), call + " on " + machine);
        }
    }

    @Test
    void replacingTheProgramIsDenied() {
        assertTrue(Syscall.denied().contains(Syscall.EXECVE));
    }
}
