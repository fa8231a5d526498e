package dev.rlmworkbench.llm.server;

import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.ServedModel;
import dev.rlmworkbench.llm.local.LocalFolder;
import dev.rlmworkbench.llm.local.LocalModels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The model folders on this machine, in the place of a server.
public final class LocalServer implements ModelServer {

    private final LocalModels local;

    public LocalServer(LocalModels local) {
        this.local = local;
    }

    /// The folder that the models are in.
    @Override
    public String address() {
        return local.models().toString();
    }

    @Override
    public String kind() {
        return LocalModels.KIND;
    }

    @Override
    public List<ServedModel> models() {
        return local.all().stream().map(LocalFolder::model).toList();
    }

    /// What is known of each folder, in the order of `models()`.
    public List<LocalFolder> folders() {
        return local.all();
    }

    /// Why a model cannot be run, null when nothing is known against it.
    public @Nullable String trouble(String name) {
        return local.all().stream()
                .filter(folder -> folder.model().name().equals(name))
                .findFirst()
                .map(LocalFolder::trouble)
                .orElse(null);
    }

    @Override
    public LanguageModel open(String name, ModelSettings settings) {
        return local.open(local.models().resolve(name), name, settings);
    }

    @Override
    public void close() {
        // nothing is held before a model is opened
    }
}
