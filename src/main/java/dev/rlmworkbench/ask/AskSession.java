package dev.rlmworkbench.ask;

import dev.rlmworkbench.document.DocumentSet;
import dev.rlmworkbench.experiment.result.Fingerprint;
import dev.rlmworkbench.inference.Answer;
import dev.rlmworkbench.inference.CallScope;
import dev.rlmworkbench.inference.Method;
import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.ContextIndexes;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.EventSink;
import dev.rlmworkbench.trajectory.RunEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Questions about one set of documents, one after another; each knows the ones before it. Documents, methods and
/// warm-up stay open and are the caller's to close. Not thread-safe: one question at a time.
public final class AskSession {

    private static final Logger LOG = LoggerFactory.getLogger(AskSession.class);

    /// What the code that answers about documents can call where nobody says another set.
    public static final HelperSet HELPERS = HelperSet.ALL;

    /// As result files would call it; here it only stands in trajectories.
    static final String TASK_TYPE = "ask";

    private final DocumentSet documents;
    private final ContextIndex context;
    private final List<Method> methods;
    private final EventSink trajectory;
    private final WarmUp warmUp;
    private final FollowUp followUp = new FollowUp();
    private final Instant opened = Instant.now();
    private int asked;

    /// @param methods    each answers every question
    /// @param trajectory takes every event, [EventSink#NONE] to keep none
    /// @param warmUp     of these methods; a question ends it
    /// @param contexts   the same that the methods have; the documents are made searchable in the background
    public AskSession(
            DocumentSet documents, List<Method> methods, EventSink trajectory, WarmUp warmUp, ContextIndexes contexts) {
        this.documents = documents;
        this.methods = List.copyOf(methods);
        this.trajectory = trajectory;
        this.warmUp = warmUp;
        this.context = contexts.of(documents.text());
        Thread.ofVirtual().name("search").start(context::prepare);
    }

    /// Forgets the earlier questions, so that the next one stands alone.
    public void forget() {
        followUp.forget();
    }

    public DocumentSet documents() {
        return documents;
    }

    /// Asks all methods. What a model, its code or its server did wrong is in the answers, never thrown. Only the first
    /// method's answer is remembered for the next question.
    ///
    /// @param live hears every event as it happens
    /// @return one answer for each method, in their order
    /// @throws InterruptedException when the calling thread was interrupted
    public List<AskedAnswer> ask(String question, EventSink live) throws InterruptedException {
        return ask(question, methods.size(), live, _ -> {});
    }

    /// The same with only the first methods.
    ///
    /// @param most     how many of the methods answer, at least 1
    /// @param answered hears each answer as soon as it is there
    public List<AskedAnswer> ask(String question, int most, EventSink live, Consumer<AskedAnswer> answered)
            throws InterruptedException {
        warmUp.giveUp();
        asked++;
        var query = followUp.query(question);
        var answers = new ArrayList<AskedAnswer>();
        for (var method : methods.subList(0, Math.min(most, methods.size()))) {
            var answer = ask(method, question, query, live);
            answers.add(answer);
            answered.accept(answer);
        }
        var first = answers.getFirst();
        first.text().ifPresent(text -> followUp.remember(question, text));
        return List.copyOf(answers);
    }

    private AskedAnswer ask(Method method, String question, String query, EventSink live) throws InterruptedException {
        var fingerprint = Fingerprint.of(Map.of(
                "asked", query,
                "number", asked,
                "opened", opened.toString(),
                "method", method.name(),
                "identity", method.identity()));
        List<EventEntry> events = Collections.synchronizedList(new ArrayList<>());
        var scope = CallScope.root(
                fingerprint, trajectory.and(live).and(events::add).and(entry -> warmUp.learn(method.name(), entry)));
        scope.emit(new RunEvent.TaskStarted(
                method.name(),
                TASK_TYPE,
                query,
                documents.text().length(),
                null,
                context.language().wireName()));
        long start = System.nanoTime();
        var answer = answer(method, query, scope);
        double seconds = (System.nanoTime() - start) / 1e9;
        scope.emit(new RunEvent.TaskFinished(answer.text(), answer.stop().wireName(), seconds, answer.error()));
        return new AskedAnswer(
                question, method.name(), fingerprint, answer, seconds, evidence(List.copyOf(events), question, answer));
    }

    /// Also what nobody foresaw is an answer without text, so that the session goes on.
    private Answer answer(Method method, String query, CallScope scope) throws InterruptedException {
        try {
            return method.answer(documents.text(), query, scope);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            LOG.error("{} failed", method.name(), e);
            return Answer.failed("unexpected failure: " + e);
        }
    }

    /// @param question as it was asked: the words of earlier ones tell nothing about this answer
    private AnswerEvidence evidence(List<EventEntry> events, String question, Answer answer) {
        var text = answer.text() == null || AskedAnswer.isDenial(answer.text()) ? "" : answer.text();
        return EvidenceFinder.of(events, documents, question, text);
    }
}
