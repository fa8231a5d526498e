package dev.rlmworkbench.cli.terminal;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Commands as they are typed.
public final class CommandWords {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");
    private static final Pattern PLAIN_ON_WINDOWS = Pattern.compile("[A-Za-z0-9_@+:./\\\\-]+");
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    /// How the launcher was called; without a launcher (as by `mvn`) the one of the checkout.
    private static final String PROGRAM = System.getProperty("rlm.command", "packaging/rlm");

    private CommandWords() {}

    /// A command that can be typed as it stands.
    public static String of(String... arguments) {
        return of(List.of(arguments));
    }

    public static String of(List<String> arguments) {
        return Stream.concat(Stream.of(PROGRAM), arguments.stream())
                .map(CommandWords::quoted)
                .collect(Collectors.joining(" "));
    }

    private static String quoted(String argument) {
        return quoted(argument, WINDOWS);
    }

    static String quoted(String argument, boolean windows) {
        if ((windows ? PLAIN_ON_WINDOWS : PLAIN).matcher(argument).matches()) {
            return argument;
        }
        return windows ? "\"" + argument.replace("\"", "\\\"") + "\"" : "'" + argument.replace("'", "'\\''") + "'";
    }
}
