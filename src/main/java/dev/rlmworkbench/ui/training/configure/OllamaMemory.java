package dev.rlmworkbench.ui.training.configure;

import dev.rlmworkbench.llm.ApiKey;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.llm.server.ModelLocator;
import dev.rlmworkbench.llm.server.OllamaServer;
import dev.rlmworkbench.llm.server.RunningModel;
import java.util.List;

/// What Ollama holds in memory, which a training could have.
final class OllamaMemory {

    private final ModelLocator locator;

    OllamaMemory(ModelLocator locator) {
        this.locator = locator;
    }

    /// Models that are loaded; none where no Ollama answers.
    List<RunningModel> held() throws InterruptedException {
        try {
            return free(false);
        } catch (LlmException _) {
            return List.of();
        }
    }

    /// @return what was in memory and is no longer
    /// @throws LlmException in one sentence when it does not answer
    List<RunningModel> free() throws InterruptedException {
        return free(true);
    }

    private List<RunningModel> free(boolean unload) throws InterruptedException {
        try (var server = locator.connect(locator.ollamaAddress(), ApiKey.DEFAULT_VARIABLE)) {
            if (server instanceof OllamaServer ollama) {
                return unload ? ollama.unloadAll() : ollama.running();
            }
            return List.of();
        }
    }

    static long bytes(List<RunningModel> models) {
        return models.stream().mapToLong(RunningModel::bytes).sum();
    }
}
