package dev.rlmworkbench.cli;

import java.io.PrintStream;

/// Where a command speaks: results on `out`, progress and complaints on `err`.
///
/// @param interactive whether a person watches `err`, so that a bar may move
public record Terminal(PrintStream out, PrintStream err, boolean interactive) {

    public static Terminal ofThisProcess() {
        var console = System.console();
        return new Terminal(System.out, System.err, console != null && console.isTerminal());
    }

    /// Text that a model or server wrote, without the control characters that could move the cursor or worse.
    static String harmless(String text) {
        return text.codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
