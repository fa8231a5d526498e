package dev.rlmworkbench.training.grpo;

import dev.rlmworkbench.experiment.run.MethodFactory;
import dev.rlmworkbench.experiment.run.RunLauncher;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.llm.server.ModelLocator;
import dev.rlmworkbench.repl.HostFunctions;
import dev.rlmworkbench.repl.Repl;
import dev.rlmworkbench.repl.ReplFactory;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.ReplLimits;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.repl.session.ReplPool;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.text.ContextIndexes;

/// What attempts need beside the model: prompts, and one source of REPLs for all of them, so that no run waits for its
/// first. A training is a process of its own, and so has services of its own.
final class RolloutServices implements AutoCloseable {

    private static final int WARM_CHILDREN = 1;

    private final ReplPool repls;
    private final RunLauncher launcher;

    /// @param models    where the model and its adapters are opened
    /// @param sandbox   of all attempts
    RolloutServices(AppDirectories directories, LocalModels models, SandboxMode sandbox) {
        var contexts = new ContextIndexes();
        repls = new ReplPool(directories, sandbox, WARM_CHILDREN, contexts);
        launcher = new RunLauncher(new MethodFactory(
                new ModelLocator(System.getenv(), models),
                _ -> new Kept(repls),
                new PromptProfiles(directories.config().resolve("prompts")),
                contexts));
    }

    RunLauncher launcher() {
        return launcher;
    }

    /// A run closes its source of REPLs; this one goes on to the next run.
    private record Kept(ReplFactory repls) implements ReplFactory {
        @Override
        public Repl open(ReplLanguage language, String context, String query, ReplLimits limits, HostFunctions host)
                throws InterruptedException {
            return repls.open(language, context, query, limits, host);
        }

        @Override
        public void close() {
            // with the services
        }
    }

    @Override
    public void close() {
        repls.close();
    }
}
