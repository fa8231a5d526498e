package dev.rlmworkbench.repl.child.java;

import java.util.List;
import java.util.regex.Pattern;

/// Adds a hint to an error when the block looks like Python, or for mistakes that come up often.
final class Hints {
    private record Hint(Pattern code, Pattern message, String text) {}

    private static final Pattern ANY = Pattern.compile("");

    private static final List<Hint> HINTS = List.of(
            inCode(
                    "(?m)^\\s*(for|while|if|elif|else|def|class|try|except)\\b[^{;]*:\\s*$",
                    "This REPL runs Java, not Python: write `for (String x : list) { ... }`, `if (...) { ... }`."),
            inCode(
                    "(?m)^\\s*(def \\w+|from \\w+ import|import re\\b|import json\\b|elif\\b|lambda )",
                    "This REPL runs Java, not Python."),
            inCode("\\bf\"", "Java has no f-strings: join with +, as in \"count: \" + count."),
            inCode("'[^'\\\\\\n]{2,}'", "Java texts stand in double quotes: \"text\"."),
            inCode("\\b(True|False|None)\\b", "In Java it is true, false, null."),
            inCode(
                    "\\w\\[[^\\]\\n]*:[^\\]\\n]*\\]",
                    "Java has no slices: use context_slice(start, end) or text.substring(start, end)."),
            inCode("\\w\\[[^\\]\\n]*:[^\\]\\n]*\\]", "Java has no slices: use text.substring(start, end)."),
            inCode(
                    "(?m)^\\s*\\w+ = ",
                    Pattern.compile("cannot find symbol: variable"),
                    "Declare a variable when you first use it: `var name = ...;`"),
            inMessage(
                    "cannot assign a value to (static )?final variable (context|query|context_len|answer)\\b",
                    "It holds the real one: read it, and use another name for your own variable."),
            inMessage("unreported exception", "Put try { ... } catch (Exception e) { ... } inside the lambda."),
            inMessage(
                    "not allowed here: java.util.concurrent|not allowed here: java.lang.Thread",
                    "For parallel questions use llm_query_batched(list)."),
            inMessage(
                    "not allowed here:",
                    "Files, network, processes, threads and reflection are closed here; the text is in `context`."));

    private Hints() {}

    private static Hint inCode(String code, String text) {
        return new Hint(Pattern.compile(code), ANY, text);
    }

    private static Hint inCode(String code, Pattern message, String text) {
        return new Hint(Pattern.compile(code), message, text);
    }

    private static Hint inMessage(String message, String text) {
        return new Hint(ANY, Pattern.compile(message), text);
    }

    /// @param message of an error of any kind
    static String added(String message, String code, BuiltinNames builtins) {
        var missing = builtins.hint(message);
        if (missing.isPresent()) {
            return message + "\nHint: " + missing.get();
        }
        boolean ofCode = message.contains("expected")
                || message.contains("cannot find symbol")
                || message.contains("not a statement")
                || message.contains("illegal")
                || message.contains("literal")
                || message.contains("complete");
        for (var hint : HINTS) {
            boolean fits = hint.message() == ANY
                    ? ofCode
                    : hint.message().matcher(message).find();
            if (fits
                    && !builtins.missesOneOf(hint.text())
                    && hint.code().matcher(code).find()) {
                return message + "\nHint: " + hint.text();
            }
        }
        return message;
    }
}
