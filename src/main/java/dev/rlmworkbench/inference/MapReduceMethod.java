package dev.rlmworkbench.inference;

import dev.rlmworkbench.inference.prompt.PromptProfile;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.PermanentLlmException.PromptLimit;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.result.MethodSetup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// The chunked baseline: every part of the context is asked for notes on the question, notes that are still too long
/// are reduced the same way, and one last call answers from the notes. No code, no choice of what to read.
public final class MapReduceMethod implements Method {

    /// Taken first where the server tells no window.
    private static final int DEFAULT_WINDOW = 8192;

    private static final int MIN_PART_CHARS = 1_000;
    /// Of the prompt without its part.
    private static final int FRAME_TOKENS = 256;
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
        return new Attempt(limits, scope).make(attempt -> {
            try {
                return attempt.answered(inPartsThatFit(context, query, attempt), false);
            } catch (LimitMet e) {
                return attempt.stopped(e.spent);
            } catch (NoNote e) {
                return attempt.answered(e.response, false);
            }
        });
    }

    /// A server may tell its window only by refusing a part. Then everything is done anew in smaller ones, so that no
    /// two parts of one answer were cut by different measures.
    private ChatResponse inPartsThatFit(String context, String query, Attempt attempt) throws InterruptedException {
        for (int chars = partChars(); ; ) {
            try {
                return fromNotes(reduced(context, query, chars, attempt), query, attempt);
            } catch (PermanentLlmException e) {
                if (!e.isPromptTooLong() || chars <= MIN_PART_CHARS) {
                    throw e;
                }
                chars = smaller(chars, e.promptLimit());
            }
        }
    }

    private static int smaller(int chars, PromptLimit told) {
        long room = told.window() - ANSWER_TOKENS - FRAME_TOKENS;
        boolean fits = room > 0 && told.promptTokens() > 0 && room < told.promptTokens();
        long next = fits ? (long) (chars * 0.98 * room / told.promptTokens()) : chars / 2;
        return (int) Math.max(MIN_PART_CHARS, Math.min(next, chars - chars / 20));
    }

    private String reduced(String context, String query, int partChars, Attempt attempt) throws InterruptedException {
        var text = context;
        while (text.length() > partChars) {
            var joined = String.join("\n", notes(parts(text, partChars), query, attempt));
            text = joined.length() < text.length()
                    ? joined
                    : joined.substring(0, Math.min(joined.length(), partChars)); // notes that do not shrink are cut
        }
        return text;
    }

    private ChatResponse fromNotes(String notes, String query, Attempt attempt) throws InterruptedException {
        return call(attempt, true, "reduce", Map.of("notes", notes, "question", query), ANSWER_TOKENS, attempt.scope());
    }

    /// The notes on all parts that have something to the question. A part that could not be read fails the whole
    /// answer: one from the other parts alone would pass for an answer from the text.
    private List<String> notes(List<String> parts, String query, Attempt attempt) throws InterruptedException {
        int taken = attempt.budget().takeSubCalls(parts.size());
        if (taken < parts.size()) {
            attempt.budget().giveBackSubCalls(taken); // no part is read where not all can be
        }
        throwIfSpent(attempt);
        // No more at once than the model answers: each looks at the budget before its call, not while it waits.
        int atOnce = Math.clamp(model.concurrency(), 1, parts.size());
        try (var threads =
                Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            var calls = parts.stream()
                    .map(part -> threads.submit(() -> note(part, query, attempt)))
                    .toList();
            var notes = new ArrayList<String>();
            try {
                for (var done : calls) {
                    notes.add(done.get());
                }
            } finally {
                // Where one fails the others would be read for nothing.
                attempt.budget().giveBackSubCalls(threads.shutdownNow().size());
            }
            throwIfSpent(attempt);
            return notes.stream()
                    .filter(note -> !note.equalsIgnoreCase("nothing"))
                    .toList();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException("a part could not be read", e.getCause());
        }
    }

    private String note(String part, String query, Attempt attempt) throws InterruptedException {
        if (attempt.budget().spent().isPresent()) {
            attempt.budget().giveBackSubCalls(1);
            return ""; // the parts under way are the last: the limit is told when they are in
        }
        var values = Map.<String, Object>of("part", part, "question", query);
        var response =
                call(attempt, false, "map", values, NOTE_TOKENS, attempt.scope().child());
        if (NoAnswer.in(response).isPresent()) {
            throw new NoNote(response);
        }
        return response.text().strip();
    }

    private ChatResponse call(
            Attempt attempt, boolean isRoot, String section, Map<String, Object> values, int tokens, CallScope scope)
            throws InterruptedException {
        var request = ChatRequest.of(prompt.text(section, values, true), sampling.withMaxTokens(tokens));
        return new ModelCaller(model, attempt.budget(), isRoot).callOnce(request, scope);
    }

    private static void throwIfSpent(Attempt attempt) {
        attempt.budget().spent().ifPresent(spent -> {
            throw new LimitMet(spent);
        });
    }

    private static List<String> parts(String text, int size) {
        var parts = new ArrayList<String>();
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
        return Math.max(MIN_PART_CHARS, (window - ANSWER_TOKENS - FRAME_TOKENS) * CHARS_PER_TOKEN);
    }

    private static final class LimitMet extends RuntimeException {
        private final transient Budget.Spent spent;

        LimitMet(Budget.Spent spent) {
            super(spent.detail());
            this.spent = spent;
        }
    }

    private static final class NoNote extends RuntimeException {
        private final transient ChatResponse response;

        NoNote(ChatResponse response) {
            super("a part was read and no note came");
            this.response = response;
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
    public MethodSetup description() {
        return MethodIdentity.description(model.info(), prompt);
    }

    @Override
    public void close() {}
}
