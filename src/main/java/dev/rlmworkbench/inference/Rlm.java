package dev.rlmworkbench.inference;

import dev.rlmworkbench.document.LineEnds;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.repl.HelperSet;
import dev.rlmworkbench.repl.ReplFactory;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.trajectory.EventEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The engine as a library: one builder, one call.
///
/// ```java
/// var rlm = Rlm.builder().root(model).repls(pool).maxIterations(20).build();
/// var result = rlm.completion(longText, "What is the activation code?");
/// ```
public final class Rlm {

    private final RlmMethod method;

    private Rlm(RlmMethod method) {
        this.method = method;
    }

    public static Builder builder() {
        return new Builder();
    }

    /// Answers one question about a text of any length.
    ///
    /// @param context its lines may end with `\r\n`; what the code sees, and all lengths, have `\n` instead
    /// @throws InterruptedException when the calling thread was interrupted; calls and REPL are then ended
    public Completion completion(String context, String query) throws InterruptedException {
        List<EventEntry> trajectory = Collections.synchronizedList(new ArrayList<>());
        var answer = method.answer(LineEnds.asLineFeeds(context), query, CallScope.root("", trajectory::add));
        return new Completion(
                answer.text(),
                answer.iterations(),
                answer.subCalls(),
                List.copyOf(trajectory),
                answer.root().plus(answer.sub()),
                answer.stop(),
                answer.error());
    }

    /// What is not set has the default of [RlmLimits] and the profile that suits the model.
    public static final class Builder {
        private @Nullable LanguageModel root;
        private @Nullable LanguageModel sub;
        private @Nullable ReplFactory repls;
        private @Nullable String profile;
        private ReplLanguage language = ReplLanguage.JAVA;
        private HelperSet helpers = HelperSet.STANDARD;
        private RlmLimits limits = RlmLimits.DEFAULT;

        private Builder() {}

        /// The model that writes the code; also answers sub-calls unless [#sub] is given.
        public Builder root(LanguageModel model) {
            root = model;
            return this;
        }

        public Builder sub(LanguageModel model) {
            sub = model;
            return this;
        }

        /// Where sessions come from, normally a `ReplPool`.
        public Builder repls(ReplFactory factory) {
            repls = factory;
            return this;
        }

        public Builder language(ReplLanguage wanted) {
            language = wanted;
            return this;
        }

        /// A profile's name or the path of a file.
        public Builder profile(String nameOrFile) {
            profile = nameOrFile;
            return this;
        }

        /// Functions that the code has beside the bare REPL.
        public Builder helpers(HelperSet wanted) {
            helpers = wanted;
            return this;
        }

        public Builder maxIterations(int turns) {
            limits = new RlmLimits(
                    turns, limits.depth(), limits.subCalls(), limits.tokens(), limits.time(), limits.errors());
            return this;
        }

        public Builder maxDepth(int depth) {
            limits = new RlmLimits(
                    limits.iterations(), depth, limits.subCalls(), limits.tokens(), limits.time(), limits.errors());
            return this;
        }

        public Builder maxTime(Duration time) {
            limits = new RlmLimits(
                    limits.iterations(), limits.depth(), limits.subCalls(), limits.tokens(), time, limits.errors());
            return this;
        }

        /// @throws NullPointerException when the root model or the source of REPLs is missing
        public Rlm build() {
            var model = Objects.requireNonNull(root, "root(model) is missing");
            var factory = Objects.requireNonNull(repls, "repls(factory) is missing");
            var name = profile == null ? PromptProfiles.choiceFor(model.info()).profile() : profile;
            var setup = RlmSetup.of(new PromptProfiles(null).load(name, language, helpers))
                    .withHelpers(helpers)
                    .withLimits(limits);
            return new Rlm(new RlmMethod(model, sub == null ? model : sub, factory, setup));
        }
    }
}
