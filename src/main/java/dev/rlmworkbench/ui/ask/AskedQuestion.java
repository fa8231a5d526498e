package dev.rlmworkbench.ui.ask;

import dev.rlmworkbench.ask.AskedAnswer;
import dev.rlmworkbench.document.DocumentSet;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A question with its answers, old or under way.
///
/// @param roots     files and folders it was asked about
/// @param documents their text, filled in when it is asked
/// @param runs      one for each method, RLM first
record AskedQuestion(
        String text, LocalTime at, List<Path> roots, AskModel model, List<MethodRun> runs, Where documents) {

    /// Where the text and the steps of a question are, known soon after it was asked.
    static final class Where {
        private volatile @Nullable DocumentSet set;
        private volatile @Nullable Path trajectory;

        void are(DocumentSet joined, Path steps) {
            set = joined;
            trajectory = steps;
        }

        @Nullable
        DocumentSet set() {
            return set;
        }

        /// The file that holds every step.
        @Nullable
        Path trajectory() {
            return trajectory;
        }
    }

    MethodRun first() {
        return runs.getFirst();
    }

    /// The first method's answer, where there is one yet.
    Optional<AskedAnswer> answer() {
        return first().state().get() instanceof MethodRun.Answered answered
                ? Optional.of(answered.answer())
                : Optional.empty();
    }

    boolean ended() {
        return runs.stream().allMatch(MethodRun::ended);
    }
}
