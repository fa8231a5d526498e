package dev.rlmworkbench.ui.notice;

import dev.rlmworkbench.experiment.manifest.ProductVersion;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;

/// A failure, in words for the user and in full for whoever looks into it.
///
/// @param title    what was being done
/// @param sentence what happened, which value, what to do
/// @param details  versions and where it comes from
public record ErrorReport(String title, String sentence, String details) {

    public static ErrorReport of(String title, Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        var details = "RLM Workbench %s, Java %s, %s %s, %s%n%n%s"
                .formatted(
                        ProductVersion.current(),
                        Runtime.version(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Instant.now(),
                        trace);
        return new ErrorReport(title, FailureWords.of(failure), details);
    }

    /// All of it, for the clipboard.
    public String text() {
        return "%s%n%s%n%n%s".formatted(title, sentence, details);
    }
}
