package dev.rlmworkbench.ui.models;

import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.llm.ServedModel;
import dev.rlmworkbench.llm.local.LocalFolder;
import dev.rlmworkbench.llm.server.RunningModel;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.state.ModelWatch;
import org.jspecify.annotations.Nullable;

/// One model of one server, as the table shows it. What is not known is an en dash.
///
/// @param running null when it is not in memory, or the server does not tell
/// @param folder  of a model that runs in this process, else null
record ModelEntry(
        ModelWatch.Server server,
        ServedModel model,
        @Nullable RunningModel running,
        @Nullable LocalFolder folder) {

    private static final String UNKNOWN = "–";

    static ModelEntry of(ModelWatch.Server server, ServedModel model) {
        var running = server.running().stream()
                .filter(each -> each.name().equals(model.name()))
                .findFirst()
                .orElse(null);
        var folder = server.folders().stream()
                .filter(each -> each.model().equals(model))
                .findFirst()
                .orElse(null);
        return new ModelEntry(server, model, running, folder);
    }

    boolean onOllama() {
        return server.isOllama();
    }

    /// Of its architecture, such as `qwen2`; for an adapter what it adapts.
    String family() {
        if (folder == null) {
            return UNKNOWN;
        }
        var base = folder.base();
        if (base != null) {
            return base.isEmpty() ? "adapter of an unnamed model" : "adapter of " + base;
        }
        return folder.family().isEmpty() ? UNKNOWN : folder.family();
    }

    /// Why it cannot be run, empty when nothing is known against it.
    String trouble() {
        var trouble = folder == null ? null : folder.trouble();
        return trouble == null ? "" : trouble;
    }

    String parameters() {
        long count = model.parameters();
        if (count == 0) {
            return UNKNOWN;
        }
        return Figures.parameters(count);
    }

    /// Tokens of the window with which it is loaded, else of the largest that it can have.
    String window() {
        int window = running != null && running.window() > 0 ? running.window() : model.window();
        return window == 0 ? UNKNOWN : "%,d".formatted(window);
    }

    String size() {
        return model.bytes() == 0 ? UNKNOWN : Figures.bytes(model.bytes());
    }

    String quantization() {
        return model.quantization().isEmpty() ? UNKNOWN : model.quantization();
    }

    /// The prompts that it gets when none are named.
    String profile() {
        var info = new ModelInfo(model.name(), server.kind(), model.digest(), model.window(), model.parameters());
        return PromptProfiles.choiceFor(info).profile();
    }

    String memory() {
        if (server.isLocal()) {
            return trouble().isEmpty() ? "when it is asked" : "cannot be run";
        }
        if (!onOllama()) {
            return UNKNOWN;
        }
        if (running == null) {
            return "not loaded";
        }
        return running.gpuBytes() == 0
                ? Figures.bytes(running.bytes())
                : "%s, %s on a GPU".formatted(Figures.bytes(running.bytes()), Figures.bytes(running.gpuBytes()));
    }
}
