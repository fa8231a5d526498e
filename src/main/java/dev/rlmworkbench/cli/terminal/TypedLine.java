package dev.rlmworkbench.cli.terminal;

import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// What the user typed.
public final class TypedLine {

    private TypedLine() {}

    /// Turns a value that our records refuse into bad usage of the command.
    public static <T> T checked(CommandSpec command, Supplier<T> values) {
        try {
            return values.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    /// The command line as it was typed, which resumes a run.
    public static String sameCommand(CommandSpec command) {
        return CommandWords.of(command.root().commandLine().getParseResult().originalArgs());
    }
}
