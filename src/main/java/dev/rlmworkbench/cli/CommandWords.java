package dev.rlmworkbench.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Commands as they are typed.
final class CommandWords {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./\\\\-]+");

    private CommandWords() {}

    static String of(List<String> arguments) {
        return arguments.stream().map(CommandWords::quoted).collect(Collectors.joining(" ", "rlm ", ""));
    }

    static String quoted(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
