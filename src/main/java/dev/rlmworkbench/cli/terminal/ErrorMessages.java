package dev.rlmworkbench.cli.terminal;

import dev.rlmworkbench.experiment.result.RunException;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.llm.LlmException.Remedy;
import dev.rlmworkbench.repl.ReplException;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What a user reads when a command cannot do its work: one sentence, and a stack trace only with `--debug`.
public final class ErrorMessages {

    public static final int EXIT_FAILED = 1;
    static final int EXIT_BAD_USAGE = 2;

    private static final String NAME_SERVER = "; a server is named with --endpoint";

    private ErrorMessages() {}

    public static int badUsage(ParameterException e, String[] arguments) {
        var command = e.getCommandLine();
        var err = command.getErr();
        refuse(err, e.getMessage().replaceFirst("^Error: ", ""));
        if (e instanceof UnmatchedArgumentException || e instanceof MissingParameterException) {
            Stream.of(arguments)
                    .filter(argument -> argument.matches("-[^-].*\\.jsonl?"))
                    .findFirst()
                    .ifPresent(file -> err.println("The file %1$s is named ./%1$s, as options begin with a -."
                            .formatted(Terminal.harmless(file))));
        }
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Help: %s --help".formatted(command.getCommandSpec().qualifiedName()));
        return EXIT_BAD_USAGE;
    }

    /// Says in one sentence why a command does not do what it was asked for.
    public static void refuse(PrintWriter err, String sentence) {
        err.println("rlm: " + Terminal.harmless(sentence));
    }

    public static int failure(Exception e, CommandLine command, boolean debug) {
        var err = command.getErr();
        refuse(err, sentence(e));
        if (debug) {
            var trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            err.print(trace);
            err.flush();
        }
        return e instanceof IllegalArgumentException ? EXIT_BAD_USAGE : EXIT_FAILED;
    }

    /// What went wrong and which option helps, without a full stop.
    public static String sentence(Exception e) {
        return switch (e) {
            case RunException ours -> ours.getMessage() + advice(ours.reason());
            case LlmException ours ->
                ours.getMessage() + ours.remedy().map(ErrorMessages::advice).orElse("");
            case TransformerException ours -> ours.getMessage() + (ours.serverHelps() ? NAME_SERVER : "");
            case ReplException ours -> String.valueOf(ours.getMessage());
            case IllegalArgumentException ours -> String.valueOf(ours.getMessage());
            case IOException io -> FileTrouble.reason(io);
            case UncheckedIOException io -> FileTrouble.reason(io);
            case InterruptedException _ -> "interrupted";
            default -> "unexpected failure: %s (with --debug it says where)".formatted(e);
        };
    }

    private static String advice(RunException.Reason reason) {
        return switch (reason) {
            case FOLDER_UNUSABLE -> "; choose another --experiments";
            case HELD_BY_ANOTHER -> "; wait for it or choose another --run-name";
            case OTHER -> "";
        };
    }

    private static String advice(Remedy remedy) {
        return switch (remedy) {
            case Remedy.Pull pull ->
                "; pull it with: " + CommandWords.of("models", "pull", pull.model() == null ? "NAME" : pull.model());
            case Remedy.NameModel _ -> ": start one, name one with --endpoint, or name a model folder with --model";
            case Remedy.UseServer _ -> NAME_SERVER;
        };
    }
}
