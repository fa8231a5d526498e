package dev.rlmworkbench.ui.ask;

import dev.rlmworkbench.ask.AskSession;
import dev.rlmworkbench.ask.AskTrajectories;
import dev.rlmworkbench.ask.AskedAnswer;
import dev.rlmworkbench.ask.ReadingSpeeds;
import dev.rlmworkbench.ask.WarmUp;
import dev.rlmworkbench.document.DocumentSet;
import dev.rlmworkbench.experiment.run.MethodFactory;
import dev.rlmworkbench.experiment.run.OpenMethods;
import dev.rlmworkbench.experiment.spec.MethodsSpec;
import dev.rlmworkbench.text.ContextIndexes;
import dev.rlmworkbench.trajectory.EventSink;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers questions. The model and its REPLs stay open between questions until another model is asked, the text until
/// other documents are. One question at a time; each on the thread of its job.
final class AskEngine implements AutoCloseable {

    /// Both are open from the start, so that the plain way can be added to any question.
    static final List<String> METHODS = List.of("rlm", "vanilla");

    private static final Logger LOG = LoggerFactory.getLogger(AskEngine.class);

    private final MethodFactory factory;
    private final ContextIndexes contexts;
    private final ReadingSpeeds speeds;
    /// Held while something is opened, asked or closed; never waited for on the thread of the screen.
    private final ReentrantLock busy = new ReentrantLock();

    private volatile @Nullable AskModel wanted;
    private volatile @Nullable Ready ready;
    private volatile @Nullable Conversation conversation;

    private record Ready(AskModel model, OpenMethods methods, WarmUp warmUp) {}

    private record Conversation(List<DocumentSet> sets, AskTrajectories steps, AskSession session) {}

    /// @param contexts the same that the methods have
    AskEngine(MethodFactory factory, ContextIndexes contexts, ReadingSpeeds speeds) {
        this.factory = factory;
        this.contexts = contexts;
        this.speeds = speeds;
    }

    /// Opens a model in the background and has it read what it can before a question comes. A failure is only logged:
    /// the question will meet it again, and then it is told.
    void prepare(AskModel model) {
        if (model.equals(wanted)) {
            return;
        }
        wanted = model;
        Thread.ofVirtual().name("ask-prepare").start(() -> {
            busy.lock();
            try {
                if (model.equals(wanted)) {
                    ready(model).warmUp().start();
                }
            } catch (RuntimeException e) {
                wanted = model.equals(wanted) ? null : wanted;
                LOG.info("{} could not be made ready: {}", model, e.toString());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } finally {
                busy.unlock();
            }
        });
    }

    /// What the model has to read before a method's first reply.
    Optional<WarmUp.Ahead> ahead(String method) {
        var known = ready;
        return known == null ? Optional.empty() : known.warmUp().ahead(method);
    }

    /// @param sets        as they stand on the shelf, for `question.roots()`
    /// @param experiments folder for the file of all steps
    /// @param plain       whether the plain way answers, too
    void ask(
            AskedQuestion question,
            List<DocumentSet> sets,
            Path experiments,
            boolean plain,
            EventSink live,
            Consumer<AskedAnswer> answered)
            throws InterruptedException {
        wanted = question.model();
        busy.lockInterruptibly();
        try {
            var now = opened(question, sets, experiments);
            question.documents().are(now.session().documents(), now.steps().file());
            now.session().ask(question.text(), plain ? METHODS.size() : 1, live, answered);
        } finally {
            busy.unlock();
        }
    }

    private Conversation opened(AskedQuestion question, List<DocumentSet> sets, Path experiments)
            throws InterruptedException {
        var model = ready(question.model());
        var known = conversation;
        if (known != null && known.sets().equals(sets)) {
            return known;
        }
        endConversation();
        var documents = DocumentSet.joined(question.roots(), sets);
        var steps = AskTrajectories.in(experiments);
        var fresh = new Conversation(
                sets, steps, new AskSession(documents, model.methods().methods(), steps, model.warmUp(), contexts));
        conversation = fresh;
        return fresh;
    }

    private Ready ready(AskModel model) throws InterruptedException {
        var known = ready;
        if (known != null && known.model().equals(model)) {
            return known;
        }
        closeAll();
        var methods = factory.open(spec(model));
        var fresh = new Ready(model, methods, new WarmUp(methods.methods(), speeds));
        ready = fresh;
        return fresh;
    }

    static MethodsSpec spec(AskModel model) {
        return MethodsSpec.DEFAULT
                .withMethods(METHODS)
                .withHelpers(AskSession.HELPERS)
                .withModels(List.of(model.spec()));
    }

    /// The next question stands alone. Not while one is answered.
    void forget() {
        var known = conversation;
        if (known != null) {
            known.session().forget();
        }
    }

    private void endConversation() {
        var ending = conversation;
        conversation = null;
        if (ending != null) {
            ending.steps().close();
        }
    }

    private void closeAll() {
        var closing = ready;
        ready = null;
        try {
            endConversation();
        } finally {
            if (closing != null) {
                closing.warmUp().close();
                closing.methods().close();
            }
        }
    }

    @Override
    public void close() {
        wanted = null;
        busy.lock();
        try {
            closeAll();
        } finally {
            busy.unlock();
        }
    }
}
