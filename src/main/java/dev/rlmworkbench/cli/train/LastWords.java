package dev.rlmworkbench.cli.train;

import dev.rlmworkbench.cli.terminal.OneLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The end of what a process said.
final class LastWords {

    private static final int WIDTH = 300;

    private LastWords() {}

    /// @return `: its last words were ...`, or nothing where it said nothing
    static String of(Path log) {
        try {
            var lines = Files.readString(log)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.isEmpty() ? "" : ": its last words were '%s'".formatted(OneLine.of(lines.getLast(), WIDTH));
        } catch (IOException _) {
            return ""; // then they are not known
        }
    }
}
