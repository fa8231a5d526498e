package dev.rlmworkbench.llm.call;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tells from a server's token counts whether it silently read less than the whole prompt.
///
/// A small count alone proves nothing: a server that has the beginning of the prompt cached may count only what it
/// read anew. So a count is suspicious only where the prompt, by estimate, does not fit the window.
public final class PromptCut {

    /// The estimate may be too high by this share: code, prose and lists of words differ in bytes a token.
    private static final double MEASURED_ERROR = 0.25;

    private static final double GUESSED_ERROR = 0.5;

    /// Without a window fewer missing tokens prove nothing: templates and the first token are counted or not.
    private static final int MIN_MISSING = 100;

    private PromptCut() {}

    /// @param window     tokens of prompt and answer together, 0 when unknown
    /// @param expected   estimated tokens of the prompt
    /// @param measured   whether the estimate rests on earlier counts of the same model
    /// @param prompt     tokens that the server reported, 0 when it did not
    /// @param completion tokens of the answer, 0 when not reported
    /// @return a sentence, null when there is no sign of a cut
    public static @Nullable String check(int window, int expected, boolean measured, int prompt, int completion) {
        double atLeast = expected * (1 - (measured ? MEASURED_ERROR : GUESSED_ERROR));
        if (window == 0) {
            return measured && prompt > 0 && prompt < atLeast * 0.75 && expected - prompt >= MIN_MISSING
                    ? format("the server read %,d tokens of a prompt of about %,d", prompt, expected)
                    : null;
        }
        if (prompt >= window) {
            return format("the prompt filled the whole window of %,d tokens, so the server cut it", window);
        }
        boolean suspicious = prompt > 0 ? expected > window && prompt < atLeast : atLeast > window;
        if (suspicious) {
            return format(
                    "the prompt of about %,d tokens does not fit the window of %,d and the server read %s of it",
                    expected, window, prompt > 0 ? format("only %,d", prompt) : "an untold part");
        }
        // The last token of an answer is counted but never stored: one more than the window is no overrun.
        if (prompt > 0 && prompt + completion > window + 1) {
            return format(
                    "prompt and answer together (%,d tokens) ran past the window of %,d, so the start of the prompt was"
                            + " dropped while the answer was written",
                    prompt + completion, window);
        }
        return null;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
