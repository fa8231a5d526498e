package dev.rlmworkbench.inference;

import dev.rlmworkbench.inference.prompt.PromptProfile;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.CommonTokens;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.PermanentLlmException.PromptLimit;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.result.MethodSetup;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Ordinary long-context inference: the whole context and the question in one prompt. What does not fit the window is
/// handled by a declared [OverflowPolicy], and a prompt that the server cut on its own is marked truncated.
public final class VanillaMethod implements Method {

    private static final int ANSWER_TOKENS = 512;

    /// So many cuts of a fifth, where a refusal tells no numbers; those after them halve.
    private static final int SMALL_CUTS = 4;

    /// A piece of context shorter than this is left out: then only the question stands in the prompt.
    private static final int MIN_CHARS = 200;

    private final LanguageModel model;
    private final PromptProfile prompt;
    private final OverflowPolicy overflow;
    private final Sampling sampling;
    private final Duration time;

    /// @param time most time for one answer
    public VanillaMethod(
            LanguageModel model, PromptProfiles profiles, OverflowPolicy overflow, Sampling sampling, Duration time) {
        this.model = model;
        this.prompt = profiles.loadPlain("vanilla");
        this.overflow = overflow;
        this.sampling = sampling.maxTokens() == null ? sampling.withMaxTokens(ANSWER_TOKENS) : sampling;
        this.time = time;
    }

    @Override
    public boolean readsWholeContext() {
        return true;
    }

    @Override
    public Answer answer(String context, String query, CallScope scope) throws InterruptedException {
        return new Attempt(RlmLimits.oneCall(time), scope).make(attempt -> fitted(context, query, attempt));
    }

    private Answer fitted(String context, String query, Attempt attempt) throws InterruptedException {
        int chars = charsThatFit(context, query);
        for (int cuts = 0; ; cuts++) {
            boolean cut = chars < context.length();
            if (cut && overflow == OverflowPolicy.REFUSE) {
                return attempt.refused("%,d characters do not fit the window of %,d tokens"
                        .formatted(context.length(), model.info().window()));
            }
            try {
                var text = overflow == OverflowPolicy.REFUSE ? context : overflow.cut(context, chars);
                return attempt.answered(call(text, query, attempt), cut);
            } catch (PermanentLlmException e) {
                if (!e.isPromptTooLong() || overflow == OverflowPolicy.REFUSE || chars == 0) {
                    throw e;
                }
                chars = shorter(context, query, Math.min(chars, context.length()), e.promptLimit(), cuts);
            }
        }
    }

    /// Characters for the next try after a refusal: what the numbers told leave room for, else a fifth or half less.
    private int shorter(String context, String query, int chars, PromptLimit limit, int cuts) {
        long frame = frameTokens(query);
        long room = limit.window() - sampling.maxTokens() - frame;
        long tokens =
                limit.promptTokens() > 0 ? limit.promptTokens() - frame : CommonTokens.of(overflow.cut(context, chars));
        boolean told = limit.window() > 0 && 0 < room && room < tokens;
        // A fiftieth less than told, as the part that stays may be denser than the whole.
        int less = told ? (int) (chars * (0.98 * room / tokens)) : cuts < SMALL_CUTS ? chars - chars / 5 : chars / 2;
        return less < MIN_CHARS ? 0 : less;
    }

    private ChatResponse call(String context, String query, Attempt attempt) throws InterruptedException {
        var request = new ChatRequest(messages(context, query), sampling, false);
        return new ModelCaller(model, attempt.budget(), true).callOnce(request, attempt.scope());
    }

    private List<ChatMessage> messages(String context, String query) {
        var values = Map.of("context", context, "question", query);
        return List.of(
                ChatMessage.system(prompt.text("system", Map.of(), true)),
                ChatMessage.user(prompt.text("user", values, true)));
    }

    /// Characters of the context that leave room for the rest of the prompt and the answer; all of it when the window
    /// is unknown, since then only the server can tell.
    private int charsThatFit(String context, String query) {
        int window = model.info().window();
        if (window == 0) {
            return context.length();
        }
        int room = window - sampling.maxTokens() - frameTokens(query);
        if (context.length() <= room) {
            return context.length(); // no tokenizer makes more tokens than characters of such text
        }
        int tokens = CommonTokens.of(context);
        return tokens <= room ? context.length() : (int) ((long) context.length() * Math.max(room, 0) / tokens);
    }

    /// Tokens that a context may have, with a question of no words; the largest number there is when the window is
    /// unknown.
    public int room() {
        int window = model.info().window();
        return window == 0 ? Integer.MAX_VALUE : window - sampling.maxTokens() - frameTokens("");
    }

    private int frameTokens(String query) {
        var frame = messages("", query);
        return CommonTokens.of(frame);
    }

    @Override
    public String name() {
        return "vanilla";
    }

    @Override
    public Map<String, Object> identity() {
        var identity = new LinkedHashMap<String, Object>();
        identity.put("method", name());
        identity.put("root_model", MethodIdentity.model(model.info()));
        identity.put("root_sampling", MethodIdentity.sampling(sampling));
        identity.put("overflow", overflow.wireName());
        identity.put("prompt_sha256", prompt.sha256());
        identity.put("seconds", time.toMillis() / 1000.0);
        return identity;
    }

    @Override
    public MethodSetup description() {
        return MethodIdentity.description(model.info(), prompt);
    }

    @Override
    public void close() {}
}
