package dev.rlmworkbench.inference;

import dev.rlmworkbench.inference.prompt.PromptProfile;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.CommonTokens;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.result.MethodSetup;
import dev.rlmworkbench.text.ContextIndexes;
import dev.rlmworkbench.text.TextRange;
import dev.rlmworkbench.trajectory.RunEvent;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The retrieval baseline: the passages that match the question's words best (the ranking of the REPL's `search`) stand
/// in one prompt in the order of the text, and one call answers. No code, no second look. Passages that do not fit the
/// window are left out, the worst matches first.
public final class RetrieveMethod implements Method {

    /// Passages of a prompt where the window has room for so many.
    public static final int DEFAULT_PASSAGES = 8;

    private static final int ANSWER_TOKENS = 512;

    private final LanguageModel model;
    private final ContextIndexes contexts;
    private final PromptProfile prompt;
    private final int passages;
    private final Sampling sampling;
    private final Duration time;

    /// @param passages most passages of a prompt, at least 1
    /// @param time     most time for one answer
    public RetrieveMethod(
            LanguageModel model,
            ContextIndexes contexts,
            PromptProfiles profiles,
            int passages,
            Sampling sampling,
            Duration time) {
        this.model = model;
        this.contexts = contexts;
        this.prompt = profiles.loadPlain("retrieve");
        this.passages = passages;
        this.sampling = sampling.maxTokens() == null ? sampling.withMaxTokens(ANSWER_TOKENS) : sampling;
        this.time = time;
    }

    private record Ranked(int rank, TextRange range, String text) {}

    @Override
    public boolean readsWholeContext() {
        return false;
    }

    @Override
    public Answer answer(String context, String query, CallScope scope) throws InterruptedException {
        return new Attempt(RlmLimits.oneCall(time), scope)
                .make(attempt -> attempt.answered(ask(ranked(context, query), query, attempt), false));
    }

    private List<Ranked> ranked(String context, String query) {
        var best = contexts.of(context).bestPassages(query, passages);
        return IntStream.range(0, best.size())
                .mapToObj(i -> new Ranked(i + 1, best.get(i), best.get(i).of(context)))
                .toList();
    }

    /// A server that calls the prompt too long is asked with one passage less.
    private ChatResponse ask(List<Ranked> ranked, String query, Attempt attempt) throws InterruptedException {
        var chosen = ranked.subList(0, countThatFits(ranked, query));
        while (true) {
            try {
                return call(inTextOrder(chosen), query, attempt);
            } catch (PermanentLlmException e) {
                if (!e.isPromptTooLong() || chosen.isEmpty()) {
                    throw e;
                }
                chosen = chosen.subList(0, chosen.size() - 1);
            }
        }
    }

    private ChatResponse call(List<Ranked> chosen, String query, Attempt attempt) throws InterruptedException {
        attempt.scope()
                .emit(new RunEvent.PassagesChosen(chosen.stream()
                        .map(ranked -> new RunEvent.PassagesChosen.ChosenPassage(
                                ranked.rank(),
                                ranked.range().start(),
                                ranked.range().end()))
                        .toList()));
        var request = new ChatRequest(messages(chosen, query), sampling, false);
        return new ModelCaller(model, attempt.budget(), true).callOnce(request, attempt.scope());
    }

    private int countThatFits(List<Ranked> ranked, String query) {
        int window = model.info().window();
        int count = ranked.size();
        while (window > 0 && count > 0 && tokens(ranked.subList(0, count), query) > window - sampling.maxTokens()) {
            count--;
        }
        return count;
    }

    private int tokens(List<Ranked> chosen, String query) {
        return CommonTokens.of(messages(inTextOrder(chosen), query));
    }

    private static List<Ranked> inTextOrder(List<Ranked> chosen) {
        return chosen.stream()
                .sorted(Comparator.comparingInt(ranked -> ranked.range().start()))
                .toList();
    }

    private List<ChatMessage> messages(List<Ranked> chosen, String query) {
        var text = chosen.stream()
                .map(ranked ->
                        "[" + ranked.range().start() + "] " + ranked.text().strip())
                .collect(Collectors.joining("\n\n"));
        var passagesOrNone = text.isEmpty() ? prompt.text("nothing-found", Map.of(), true) : text;
        return List.of(
                ChatMessage.system(prompt.text("system", Map.of(), true)),
                ChatMessage.user(prompt.text("user", Map.of("passages", passagesOrNone, "question", query), true)));
    }

    @Override
    public String name() {
        return "retrieve";
    }

    @Override
    public Map<String, Object> identity() {
        var identity = new LinkedHashMap<String, Object>();
        identity.put("method", name());
        identity.put("root_model", MethodIdentity.model(model.info()));
        identity.put("root_sampling", MethodIdentity.sampling(sampling));
        identity.put("passages", passages);
        identity.put("helpers_version", HelperSet.VERSION); // the ranking is that of their search
        identity.put("prompt_sha256", prompt.sha256());
        identity.put("seconds", time.toMillis() / 1000.0);
        return identity;
    }

    @Override
    public MethodSetup description() {
        return MethodIdentity.description(model.info(), prompt).withHelpersVersion(HelperSet.VERSION);
    }

    @Override
    public void close() {}
}
