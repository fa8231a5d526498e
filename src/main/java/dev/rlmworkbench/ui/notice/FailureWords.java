package dev.rlmworkbench.ui.notice;

import dev.rlmworkbench.experiment.result.RunException;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.llm.LlmException.Remedy;
import java.io.IOException;
import java.io.UncheckedIOException;

/// What went wrong and what the user of the window can do about it, one sentence without its full stop.
public final class FailureWords {

    private FailureWords() {}

    public static String of(Throwable failure) {
        var message = failure.getMessage();
        var fact = message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
        return switch (failure) {
            case LlmException e -> fact + e.remedy().map(FailureWords::advice).orElse("");
            case RunException e -> fact + advice(e.reason());
            case IOException e -> FileTrouble.reason(e);
            case UncheckedIOException e -> FileTrouble.reason(e);
            default -> fact;
        };
    }

    /// Such words as a sentence that stands alone. What begins with the name of a file keeps it as it is.
    public static String sentence(String words) {
        var said = words.strip();
        var first = said.substring(0, Math.max(0, said.indexOf(' ')));
        var begun = first.matches("[a-z]+") ? Character.toUpperCase(said.charAt(0)) + said.substring(1) : said;
        return begun.endsWith(".") ? begun : begun + ".";
    }

    private static String advice(Remedy remedy) {
        return switch (remedy) {
            case Remedy.Pull pull ->
                "; pull %s on the screen Models".formatted(pull.model() == null ? "one" : "'" + pull.model() + "'");
            case Remedy.NameModel _ -> "; start a server, or name a server's address or a model folder in Settings";
            case Remedy.UseServer _ -> "; a model server's address is named in Settings";
        };
    }

    private static String advice(RunException.Reason reason) {
        return switch (reason) {
            case FOLDER_UNUSABLE -> "; choose another folder for experiments in Settings";
            case HELD_BY_ANOTHER -> "; wait for it or give this run another name";
            case OTHER -> "";
        };
    }
}
