package dev.rlmworkbench.ui.ask;

import dev.rlmworkbench.ask.AskSession;
import dev.rlmworkbench.ask.AskTrajectories;
import dev.rlmworkbench.ask.AskedAnswer;
import dev.rlmworkbench.document.DocumentSet;
import dev.rlmworkbench.experiment.run.MethodFactory;
import dev.rlmworkbench.experiment.run.OpenMethods;
import dev.rlmworkbench.experiment.spec.MethodsSpec;
import dev.rlmworkbench.trajectory.EventSink;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Answers questions. Documents, model and REPLs stay open between questions, until the documents or the model change.
/// One question at a time; each on the thread of its job.
final class AskEngine implements AutoCloseable {

    /// Both are open from the start, so that the plain way can be added to any question.
    static final List<String> METHODS = List.of("rlm", "vanilla");

    private final MethodFactory factory;
    private @Nullable Open open;

    private record Open(
            List<DocumentSet> sets, AskModel model, OpenMethods methods, AskTrajectories steps, AskSession session)
            implements AutoCloseable {
        @Override
        public void close() {
            try (steps) {
                methods.close();
            }
        }
    }

    AskEngine(MethodFactory factory) {
        this.factory = factory;
    }

    /// @param sets        as they stand on the shelf, for `question.roots()`
    /// @param experiments folder for the file of all steps
    /// @param plain       whether the plain way answers, too
    synchronized void ask(
            AskedQuestion question,
            List<DocumentSet> sets,
            Path experiments,
            boolean plain,
            EventSink live,
            Consumer<AskedAnswer> answered)
            throws InterruptedException {
        var ready = opened(question, sets, experiments);
        question.documents().are(ready.session().documents(), ready.steps().file());
        ready.session().ask(question.text(), plain ? METHODS.size() : 1, live, answered);
    }

    private Open opened(AskedQuestion question, List<DocumentSet> sets, Path experiments) throws InterruptedException {
        var known = open;
        if (known != null && known.sets().equals(sets) && known.model().equals(question.model())) {
            return known;
        }
        close();
        var documents = DocumentSet.joined(question.roots(), sets);
        var methods = factory.open(spec(question.model()));
        try {
            var steps = AskTrajectories.in(experiments);
            var fresh = new Open(
                    sets, question.model(), methods, steps, new AskSession(documents, methods.methods(), steps));
            open = fresh;
            return fresh;
        } catch (RuntimeException e) {
            methods.close();
            throw e;
        }
    }

    static MethodsSpec spec(AskModel model) {
        return MethodsSpec.DEFAULT.withMethods(METHODS).withModels(List.of(model.spec()));
    }

    /// The next question stands alone.
    synchronized void forget() {
        if (open != null) {
            open.session().forget();
        }
    }

    @Override
    public synchronized void close() {
        var closing = open;
        open = null;
        if (closing != null) {
            closing.close();
        }
    }
}
