package dev.rlmworkbench.llm.http;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A server's refusal of a prompt that does not fit, with the numbers it told. Every server words it differently.
///
/// @param tokens of the prompt, 0 when not told
/// @param window 0 when not told
record PromptTooLong(long tokens, long window) {

    private static final Pattern REFUSAL = Pattern.compile("(exceed|longer than|greater than|maximum|too long).*context"
            + "|context (length|size|window).*(exceed|too)"
            + "|exceeds? the available context");
    private static final Pattern WINDOW = Pattern.compile(
            "(?:context (?:length|size|window)|maximum length)(?: currently available)?(?: of| is|:)? ?\\(?(\\d+)");
    /// The prompt alone, in some servers' words; and with the room asked for the answer, where only that is told.
    private static final Pattern TOKENS = Pattern.compile("(\\d+) (?:tokens )?(?:in|from) the (?:messages|input|prompt)"
            + "|(?:has|contains|resulted in|passed) (?:at least )?(\\d+) (?:input )?tokens"
            + "|request \\((\\d+) tokens\\)");
    private static final Pattern TOKENS_ASKED = Pattern.compile("requested (?:about )?(\\d+) tokens");

    /// @return null when the error is about something else
    static @Nullable PromptTooLong in(@Nullable JsonNode document, String code, String message) {
        var lower = message.toLowerCase(Locale.ROOT).replace(",", "");
        if (!code.equals("context_length_exceeded") && !REFUSAL.matcher(lower).find()) {
            return null;
        }
        var error = document == null ? null : document.path("error");
        long tokens = error == null ? 0 : Json.count(error, "n_prompt_tokens");
        long window = error == null ? 0 : Json.count(error, "n_ctx");
        tokens = tokens > 0 ? tokens : firstNumber(TOKENS, lower);
        tokens = tokens > 0 ? tokens : firstNumber(TOKENS_ASKED, lower);
        return new PromptTooLong(tokens, window > 0 ? window : firstNumber(WINDOW, lower));
    }

    String sentence(String address, String model) {
        return "the prompt" + (tokens > 0 ? " of " + tokens + " tokens" : "") + " does not fit the window"
                + (window > 0 ? " of " + window + " tokens" : "") + " of model '" + model + "' at " + address
                + ": shorten it or give the model a larger window";
    }

    private static long firstNumber(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return 0;
        }
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null && matcher.group(group).length() <= 12) {
                return Long.parseLong(matcher.group(group));
            }
        }
        return 0;
    }
}
