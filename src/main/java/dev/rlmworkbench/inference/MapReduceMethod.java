package dev.rlmworkbench.inference;

import dev.rlmworkbench.inference.prompt.PromptProfile;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.RetriableLlmException;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.trajectory.RunEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The chunked baseline: every part of the context is asked for notes on the question, notes that are still too long
/// are reduced the same way, and one last call answers from the notes. No code, no choice of what to read.
public final class MapReduceMethod implements Method {

    private static final int DEFAULT_WINDOW = 8192;
    private static final int NOTE_TOKENS = 200;
    private static final int ANSWER_TOKENS = 512;
    private static final int CHARS_PER_TOKEN = 3;
    private static final int OVERLAP_CHARS = 200;

    private final LanguageModel model;
    private final PromptProfile prompt;
    private final Sampling sampling;
    private final RlmLimits limits;

    public MapReduceMethod(LanguageModel model, PromptProfiles profiles, Sampling sampling, RlmLimits limits) {
        this.model = model;
        this.prompt = profiles.loadPlain("map_reduce");
        this.sampling = sampling;
        this.limits = limits;
    }

    @Override
    public boolean readsWholeContext() {
        return true;
    }

    @Override
    public Answer answer(String context, String query, CallScope scope) throws InterruptedException {
        return Attempt.within(limits, budget -> {
            try {
                return Attempt.answered(reduced(context, query, budget, scope), false, budget);
            } catch (LimitMet e) {
                scope.emit(new RunEvent.LimitReached(e.spent.reason().wireName(), e.spent.detail()));
                return Attempt.ended(e.spent.reason(), budget, null);
            }
        });
    }

    private String reduced(String context, String query, Budget budget, CallScope scope) throws InterruptedException {
        var text = context;
        while (text.length() > partChars()) {
            var notes = notes(parts(text), query, budget, scope);
            var joined = String.join("\n", notes);
            if (joined.length() >= text.length()) {
                joined =
                        joined.substring(0, Math.min(joined.length(), partChars())); // notes that do not shrink are cut
            }
            text = joined;
        }
        var calls = new SubCalls(
                new ModelCaller(model, budget, true),
                sampling.withMaxTokens(ANSWER_TOKENS),
                budget,
                scope,
                (_, _) -> "");
        return calls.ask(prompt.text("reduce", Map.of("notes", text, "question", query), true), scope)
                .strip();
    }

    private List<String> notes(List<String> parts, String query, Budget budget, CallScope scope)
            throws InterruptedException {
        var calls = new SubCalls(
                new ModelCaller(model, budget, false),
                sampling.withMaxTokens(NOTE_TOKENS),
                budget,
                scope,
                (_, _) -> "");
        var prompts = parts.stream()
                .map(part -> prompt.text("map", Map.of("part", part, "question", query), true))
                .toList();
        var notes = calls.llmQuery(prompts);
        var spent = budget.spent();
        if (spent.isPresent()) {
            throw new LimitMet(spent.get());
        }
        var failed = notes.stream().filter(n -> n.startsWith("Error: ")).findFirst();
        if (failed.isPresent() && notes.stream().allMatch(n -> n.startsWith("Error: "))) {
            throw new RetriableLlmException(failed.get().substring("Error: ".length()), null, null);
        }
        return notes.stream()
                .filter(n -> !n.startsWith("Error: ") && !n.strip().equalsIgnoreCase("nothing"))
                .toList();
    }

    private List<String> parts(String text) {
        var parts = new ArrayList<String>();
        int size = partChars();
        for (int at = 0; at < text.length(); at += size - OVERLAP_CHARS) {
            parts.add(text.substring(at, Math.min(at + size, text.length())));
            if (at + size >= text.length()) {
                break;
            }
        }
        return parts;
    }

    private int partChars() {
        int window = model.info().window() == 0 ? DEFAULT_WINDOW : model.info().window();
        return Math.max(1_000, (window - ANSWER_TOKENS - 256) * CHARS_PER_TOKEN);
    }

    private static final class LimitMet extends RuntimeException {
        private final transient Budget.Spent spent;

        LimitMet(Budget.Spent spent) {
            super(spent.detail());
            this.spent = spent;
        }
    }

    @Override
    public String name() {
        return "map_reduce";
    }

    @Override
    public Map<String, Object> identity() {
        var identity = new LinkedHashMap<String, Object>();
        identity.put("method", name());
        identity.put("root_model", MethodIdentity.model(model.info()));
        identity.put("root_sampling", MethodIdentity.sampling(sampling));
        identity.put("prompt_sha256", prompt.sha256());
        identity.put("seconds", limits.time().toMillis() / 1000.0);
        identity.put("sub_calls", limits.subCalls());
        identity.put("tokens", limits.tokens());
        return identity;
    }

    @Override
    public Map<String, Object> description() {
        return MethodIdentity.description(model.info(), prompt);
    }

    @Override
    public void close() {}
}
