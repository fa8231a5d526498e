package dev.rlmworkbench.cli.terminal;

import dev.rlmworkbench.experiment.result.RunException;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.repl.ReplException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What a user reads when a command cannot do its work: one sentence, and a stack trace only with `--debug`.
public final class ErrorMessages {

    public static final int EXIT_FAILED = 1;
    static final int EXIT_BAD_USAGE = 2;

    private ErrorMessages() {}

    public static int badUsage(ParameterException e, String[] arguments) {
        var command = e.getCommandLine();
        var err = command.getErr();
        err.println("rlm: " + Terminal.harmless(e.getMessage()).replaceFirst("^Error: ", ""));
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Help: %s --help".formatted(command.getCommandSpec().qualifiedName()));
        return EXIT_BAD_USAGE;
    }

    public static int failure(Exception e, CommandLine command, boolean debug) {
        var err = command.getErr();
        err.println("rlm: " + Terminal.harmless(sentence(e)));
        if (debug) {
            var trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            err.print(trace);
            err.flush();
        }
        return e instanceof IllegalArgumentException ? EXIT_BAD_USAGE : EXIT_FAILED;
    }

    private static String sentence(Exception e) {
        return switch (e) {
            case RunException ours -> String.valueOf(ours.getMessage());
            case LlmException ours -> String.valueOf(ours.getMessage());
            case ReplException ours -> String.valueOf(ours.getMessage());
            case IllegalArgumentException ours -> String.valueOf(ours.getMessage());
            case IOException io -> FileTrouble.reason(io);
            case InterruptedException _ -> "interrupted";
            default -> "unexpected failure: %s (with --debug it says where)".formatted(e);
        };
    }
}
