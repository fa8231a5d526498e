package dev.rlmworkbench.cli.terminal;

import java.io.InputStream;
import java.io.PrintStream;

/// Where a command speaks and listens: results on `out`, progress and complaints on `err`, what the user types on `in`.
///
/// @param interactive whether a person watches `err`, so that a bar may move
public record Terminal(InputStream in, PrintStream out, PrintStream err, boolean interactive) {

    /// One on which nobody types.
    public Terminal(PrintStream out, PrintStream err, boolean interactive) {
        this(InputStream.nullInputStream(), out, err, interactive);
    }

    public static Terminal ofThisProcess() {
        var console = System.console();
        return new Terminal(System.in, System.out, System.err, console != null && console.isTerminal());
    }

    /// Says in one sentence why a command does not do what it was asked for.
    public void refuse(String sentence) {
        err.println("rlm: " + harmless(sentence));
    }

    /// Text that a model or server wrote, without the control characters that could move the cursor or worse.
    public static String harmless(String text) {
        return text.codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
