package dev.rlmworkbench.repl.child.java.compiler;

import dev.rlmworkbench.repl.child.java.compiler.CompilerTasks.Problem;
import java.util.regex.Pattern;

/// javac's messages, made short for someone who sees only the block.
public final class CompilerMessages {
    private static final Pattern LOCATION = Pattern.compile("\\n\\s*location:[^\\n]*");
    private static final Pattern SYMBOL = Pattern.compile("\\n\\s*symbol:\\s*");
    private static final Pattern OUR_NAMES = Pattern.compile("\\bREPL\\.(?:[BD]\\d+\\.)?|\\b[BD]\\d+\\.");
    private static final int MAX_LINE_LENGTH = 160;

    private CompilerMessages() {}

    public static boolean isMissingSemicolon(Problem error) {
        return error.code().startsWith("compiler.err.expected")
                && error.message().startsWith("';'");
    }

    /// Whether nothing but a comment follows in the line, so that a semicolon can be put there without a guess.
    public static boolean endsLine(String text, int position) {
        int end = text.indexOf('\n', position);
        var rest = text.substring(position, end < 0 ? text.length() : end).strip();
        return rest.isEmpty() || rest.startsWith("//") || rest.startsWith("/*");
    }

    public static boolean isNotAStatement(Problem error) {
        return error.code().equals("compiler.err.not.stmt");
    }

    /// The message, and below it the line of code.
    public static String readable(Problem error, String line) {
        var message = error.message();
        message = LOCATION.matcher(message).replaceAll("");
        message = SYMBOL.matcher(message).replaceAll(": ");
        message = OUR_NAMES.matcher(message).replaceAll("").strip();
        var code = line.strip();
        if (code.isEmpty()) {
            return message;
        }
        return message + "\n    "
                + (code.length() <= MAX_LINE_LENGTH ? code : code.substring(0, MAX_LINE_LENGTH) + "...");
    }
}
