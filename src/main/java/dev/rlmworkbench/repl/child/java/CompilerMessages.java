package dev.rlmworkbench.repl.child.java;

import java.util.Locale;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;

/// javac's messages, made short for someone who sees only the block.
final class CompilerMessages {
    private static final Pattern LOCATION = Pattern.compile("\\n\\s*location:[^\\n]*");
    private static final Pattern SYMBOL = Pattern.compile("\\n\\s*symbol:\\s*");
    private static final Pattern OUR_NAMES = Pattern.compile("\\bREPL\\.(?:B\\d+\\.)?|\\bB\\d+\\.");
    private static final int LONGEST_LINE = 160;

    private CompilerMessages() {}

    static boolean isMissingSemicolon(Diagnostic<?> error) {
        return error.getCode().startsWith("compiler.err.expected")
                && error.getMessage(Locale.ENGLISH).startsWith("';'");
    }

    static boolean isNotAStatement(Diagnostic<?> error) {
        return error.getCode().equals("compiler.err.not.stmt");
    }

    /// The message, and below it the line of code.
    static String readable(Diagnostic<?> error, String line) {
        var message = error.getMessage(Locale.ENGLISH);
        message = LOCATION.matcher(message).replaceAll("");
        message = SYMBOL.matcher(message).replaceAll(": ");
        message = OUR_NAMES.matcher(message).replaceAll("").strip();
        var code = line.strip();
        if (code.isEmpty()) {
            return message;
        }
        return message + "\n    " + (code.length() <= LONGEST_LINE ? code : code.substring(0, LONGEST_LINE) + "...");
    }
}
