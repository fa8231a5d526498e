package dev.rlmworkbench.llm.http;

import dev.rlmworkbench.llm.PermanentLlmException.PromptLimit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A server's refusal of a prompt that does not fit, with the numbers it told. Every server words it differently:
/// PromptTooLongTest has the words of each.
record PromptTooLong(PromptLimit limit) {

    /// In `code` or `type` of an error: OpenAI, llama.cpp, Z.ai, LiteLLM, Anthropic.
    private static final Pattern CODE = Pattern.compile("context_length_exceeded|exceed_context_size_error"
            + "|context_window_exceeded|contextwindowexceedederror|request_too_large|string_above_max_length");

    private static final String WINDOW_WORD =
            "(?:context|n_ctx|max_seq_len|max_model_len|maximum model length|input length limit)";

    private static final List<Pattern> REFUSALS = patterns(
            CODE.pattern(),
            // one that goes before "the window" in its sentence, or behind it
            "(?:exceed\\w*|(?:longer|greater|larger|more) than|too (?:long|large|big|many)|overflow\\w*|maximum|larger context)"
                    + "[^.。]{0,120}context",
            "context (?:length|size|window|limit)[^.。]{0,60}(?:exceed|overflow|too (?:small|long|large)|only)",
            "(?:prompt|input|request)[^.。]{0,60}(?:longer|greater|larger) than[^.。]{0,60}" + WINDOW_WORD,
            "but the (?:configured )?context size is",
            "n_keep:? \\(?\\d+\\)? ?>= n_ctx",
            "(?:prompt|input|request|messages?|conversation)s?(?: prompt)?(?: \\([^)]{0,40}\\))?(?: is| are| was)? too (?:long|large)",
            "input (?:length|tokens?|token count)[^.。]{0,80}exceed",
            "prompt (?:token count|length|tokens?)?[^.。]{0,40}exceed",
            "tokens in the prompt cannot exceed|more than max tokens allowed",
            "maximum (?:prompt|input) length (?:is|of)",
            "exceeded model token limit",
            "`inputs` (?:tokens \\+ `max_new_tokens` must be|must have less than)",
            "range of input length should be",
            "reduce (?:the length of the (?:messages|input|prompt)|the number of tokens in|your (?:message|prompt))",
            "tokens[^.。]{0,40}too large for model",
            "sum of prompt length",
            "requires \\d+ pages \\(only \\d+ available",
            "string too long",
            "request exceeds the maximum (?:allowed )?(?:number of bytes|size)",
            "上下文[^。]{0,40}超|超[^。]{0,20}(?:上下文|最大长度)");

    /// What has these words speaks of calls a minute, or of the answer's length alone.
    private static final Pattern OTHER_LIMIT = Pattern.compile(
            "rate limit reached|too many requests"
                    + "|too many tokens,? please wait|supports at most \\d+ completion tokens|please request fewer output tokens");

    /// The first of these that is found tells the window.
    private static final List<Pattern> WINDOWS = patterns(
            "\\d+ \\+ \\d+ > (\\d+)",
            "n_ctx:? \\(?(\\d+)",
            "context (?:length|size|window|limit)(?: limit)?(?: size)?(?: currently available)?(?: is| of|:)?(?: only)? ?\\(?(\\d+)",
            "(\\d+) maximum context length",
            "> (\\d+) maximum",
            "(?<!string with )maximum (?:model |prompt |allowed input |allowed |input )?length (?:is |of )?\\(?(\\d+)",
            "(?:limit of|token limit:|limit is|: limit|length limit) (\\d+)",
            "must (?:be <=|have less than) (\\d+)",
            "maximum number of tokens allowed \\(?(\\d+)",
            "cannot exceed (\\d+)",
            "should be \\[\\d+, ?(\\d+)\\]",
            "max_(?:seq|model)_len \\(?(\\d+)");

    /// The first of these that is found tells the prompt, the last ones with the room asked for the answer.
    private static final List<Pattern> TOKENS = patterns(
            "(\\d+) (?:tokens )?(?:in|from|of) (?:the )?(?:text input|input messages|messages|input|prompt)",
            "(?:has|have|contains?|resulted in|passed) (?:at least )?(\\d+) (?:input )?tokens",
            "(?:request|input|prompt) \\((\\d+) tokens\\)",
            "(?<!maximum |allowed )(?:input|prompt) (?:token count|length)(?: of)? \\(?(\\d+)",
            "prompt \\(length (\\d+)\\)",
            "prompt is too long: (\\d+)",
            "keep the first (\\d+) tokens",
            "n_keep:? \\(?(\\d+)",
            "given: (\\d+)",
            "current length is (\\d+)",
            "received (\\d+)",
            "(\\d+) \\+ \\d+ > \\d+",
            "requested(?: tokens)?:? \\(?(?:about |a total of )?(\\d++)(?! output)",
            "total of (?:at least )?(\\d+)");

    private static List<Pattern> patterns(String... texts) {
        return List.of(texts).stream().map(Pattern::compile).toList();
    }

    /// @param message of the error, the server's own words
    /// @return null when the error is about something else
    static @Nullable PromptTooLong in(@Nullable JsonNode document, String message) {
        var error = document == null ? null : document.path("error");
        var named = error == null ? "" : Json.text(error, "code") + " " + Json.text(error, "type");
        var lower = message.toLowerCase(Locale.ROOT).replaceAll("(?<=\\d),(?=\\d{3}(?!\\d))", "");
        boolean refused = CODE.matcher(named.toLowerCase(Locale.ROOT)).find()
                || REFUSALS.stream().anyMatch(pattern -> pattern.matcher(lower).find());
        if (!refused || OTHER_LIMIT.matcher(lower).find()) {
            return null;
        }
        long tokens = error == null ? 0 : Json.count(error, "n_prompt_tokens");
        long window = error == null ? 0 : Json.count(error, "n_ctx");
        return new PromptTooLong(new PromptLimit(
                tokens > 0 ? tokens : firstNumber(TOKENS, lower), window > 0 ? window : firstNumber(WINDOWS, lower)));
    }

    String sentence(String address, String model) {
        long tokens = limit.promptTokens();
        long window = limit.window();
        return "the prompt" + (tokens > 0 ? " of " + tokens + " tokens" : "")
                + (tokens > 0 && tokens <= window ? " with the room for its answer" : "") + " does not fit the window"
                + (window > 0 ? " of " + window + " tokens" : "") + " of model '" + model + "' at " + address
                + ": shorten it or give the model a larger window";
    }

    /// @return 0 when there is none
    private static long firstNumber(List<Pattern> patterns, String text) {
        return patterns.stream()
                .map(pattern -> pattern.matcher(text))
                .filter(matcher -> matcher.find() && matcher.group(1).length() <= 12)
                .mapToLong(matcher -> Long.parseLong(matcher.group(1)))
                .findFirst()
                .orElse(0);
    }
}
