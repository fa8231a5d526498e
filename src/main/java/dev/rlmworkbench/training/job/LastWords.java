package dev.rlmworkbench.training.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Why a process is gone: the end of what it said, and its exit code in words.
public final class LastWords {

    private static final int LONGEST = 300;

    /// What libtorch warns of at its start, and what libraries log in two lines, the first of them the moment.
    private static final Pattern NOTHING = Pattern.compile("\\[W\\d.*|WARNING: .*|\\p{L}{3} \\d{1,2}, \\d{4} .*|\\s*");

    private LastWords() {}

    /// @param code as the system gave it; above 128 it is 128 and the number of a signal
    public static String ofExit(int code) {
        return switch (code) {
            case 0 -> "it could not write how it ended: the disk may be full";
            case 3 -> "its Java heap was full";
            case 137 -> "killed by signal 9: by somebody, or by the system as memory ran out";
            default -> code > 128 ? "ended by signal " + (code - 128) : "exit code " + code;
        };
    }

    /// Of a process of which nothing is known but that it is gone.
    static String ofTheDead(TrainingFolder training) {
        return "Its process ended without a word (killed, out of memory, or a power cut)%s."
                .formatted(of(training.log()));
    }

    /// @return `: its last words were ...`, or nothing where it said nothing
    public static String of(Path log) {
        try {
            var lines = Files.readString(log)
                    .lines()
                    .filter(line -> !NOTHING.matcher(line).matches())
                    .toList();
            return lines.isEmpty()
                    ? ""
                    : ": its last words were '%s'".formatted(cut(lines.getLast().strip()));
        } catch (IOException _) {
            return ""; // then they are not known
        }
    }

    private static String cut(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3) + "...";
    }
}
