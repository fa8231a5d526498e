package dev.rlmworkbench.llm.local;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.llm.ModelSettings;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.transformer.DecoderConfig;
import dev.rlmworkbench.transformer.PeftAdapter;
import dev.rlmworkbench.transformer.generate.LocalChatModel;
import dev.rlmworkbench.transformer.torch.TorchEngine;
import dev.rlmworkbench.transformer.weights.TransformerException;
import dev.rlmworkbench.transformer.weights.WeightFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Model folders on this machine, which run in this process: those below the models folder by name, any other by path.
public final class LocalModels {

    /// What [dev.rlmworkbench.llm.ModelInfo] calls models that run in this process.
    public static final String KIND = "local";

    /// What opening a folder does.
    public enum Opening {
        /// Loads the model, so that it can be asked.
        LOAD,
        /// Reads its files' digest and loads no weights.
        IDENTIFY,
        /// Reads the small files and the heads of the large ones; its digest and its template's stay unknown.
        LOOK
    }

    private static final Logger LOG = LoggerFactory.getLogger(LocalModels.class);

    private final Path models;
    private final Path cache;
    private final int threads;
    private final boolean pocket;
    private final Opening opening;
    private final FolderDigests digests;

    /// @param models  folder of the user's model folders, may be missing
    /// @param cache   folder that libtorch is unpacked into
    /// @param threads that one operation uses
    /// @param pocket  whether the model that the product ships is among them
    public LocalModels(Path models, Path cache, int threads, boolean pocket) {
        this(models, cache, threads, pocket, Opening.LOAD, new FolderDigests());
    }

    /// Without the model that the product ships.
    public LocalModels(Path models, Path cache, int threads) {
        this(models, cache, threads, false);
    }

    private LocalModels(Path models, Path cache, int threads, boolean pocket, Opening opening, FolderDigests digests) {
        this.models = models;
        this.cache = cache;
        this.threads = threads;
        this.pocket = pocket;
        this.opening = opening;
        this.digests = digests;
    }

    /// Those of this user, with as many threads as there are processors.
    public static LocalModels of(AppDirectories directories) {
        return new LocalModels(
                directories.data().resolve("models"),
                directories.cache(),
                Runtime.getRuntime().availableProcessors(),
                true);
    }

    /// The same folders, opened in another way.
    public LocalModels with(Opening opening) {
        return new LocalModels(models, cache, threads, pocket, opening, digests);
    }

    /// The same folders, with other threads for one operation.
    public LocalModels with(int others) {
        return new LocalModels(models, cache, others, pocket, opening, digests);
    }

    /// Folder of the user's model folders, may be missing.
    public Path models() {
        return models;
    }

    /// Folder that libtorch is unpacked into.
    public Path cache() {
        return cache;
    }

    /// The folder of a model or adapter.
    ///
    /// @param name a name below the models folder, a path, or the name of the model that the product ships
    /// @return null when there is none
    public @Nullable Path find(String name) {
        if (pocket && name.equals(PocketModel.NAME)) {
            return PocketModel.folder(cache);
        }
        try {
            return Stream.of(models.resolve(name), Path.of(name))
                    .filter(LocalModels::isModel)
                    .findFirst()
                    .orElse(null);
        } catch (InvalidPathException _) {
            return null;
        }
    }

    /// What is known of the model that the product ships, empty when this build ships none. Unpacks it on first use.
    ///
    /// @throws UncheckedIOException when it cannot be unpacked
    public Optional<LocalFolder> shipped() {
        var folder = pocket ? PocketModel.folder(cache) : null;
        return folder == null ? Optional.empty() : Optional.of(LocalFolder.of(PocketModel.NAME, folder));
    }

    /// What is known of any folder, which is called by its whole path.
    public LocalFolder look(Path folder) {
        var whole = folder.toAbsolutePath().normalize();
        return LocalFolder.of(whole.toString(), whole);
    }

    private static boolean isModel(Path folder) {
        return Files.exists(folder.resolve("config.json")) || Files.exists(folder.resolve("adapter_config.json"));
    }

    /// The models and adapters below the models folder, one or two levels down.
    public List<LocalFolder> all() {
        if (!Files.isDirectory(models)) {
            return List.of();
        }
        try (var folders = Files.list(models)) {
            return folders.flatMap(folder -> Stream.concat(Stream.of(folder), inside(folder)))
                    .filter(Files::isDirectory)
                    .filter(LocalModels::isModel)
                    .sorted()
                    .map(folder ->
                            LocalFolder.of(models.relativize(folder).toString().replace('\\', '/'), folder))
                    .toList();
        } catch (IOException e) {
            throw new PermanentLlmException(
                    PermanentLlmException.Reason.MODEL_NOT_FOUND,
                    "the models folder " + models + " cannot be read: " + FileTrouble.reason(e),
                    e);
        }
    }

    /// Nothing where it is a file, or a folder that this user may not look into: it must not hide the others.
    private static Stream<Path> inside(Path folder) {
        try (var inside = Files.list(folder)) {
            return inside.toList().stream();
        } catch (NotDirectoryException _) {
            return Stream.empty();
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("the model folder {} is left out: {}", folder, e.toString());
            return Stream.empty();
        }
    }

    /// libtorch, loaded on the first call.
    ///
    /// @throws TransformerException where there is none for this machine
    public TorchEngine engine() {
        return TorchEngine.start(cache, threads);
    }

    /// Opens a folder. An adapter's folder brings the model it was trained on.
    ///
    /// @return a model that can be asked where these folders are loaded, else one that only tells what it is
    /// @throws PermanentLlmException in one sentence when it cannot be run
    public LanguageModel open(Path folder, String name, ModelSettings settings) {
        try {
            var adapter = LocalFolder.isAdapter(folder) ? PeftAdapter.read(folder) : null;
            var base = adapter == null ? folder : baseOf(adapter);
            return opening == Opening.LOAD
                    ? load(base, adapter, name, settings)
                    : new UnloadedModel(seen(base, adapter, name, settings), settings.concurrency());
        } catch (TransformerException e) {
            throw new PermanentLlmException(
                    PermanentLlmException.Reason.UNSUPPORTED,
                    String.valueOf(e.getMessage()),
                    e.serverHelps() ? new LlmException.Remedy.UseServer() : null,
                    e);
        }
    }

    private LanguageModel load(Path base, @Nullable PeftAdapter adapter, String name, ModelSettings settings) {
        var model = LocalChatModel.open(engine(), base, adapter, settings.concurrency());
        try {
            var info =
                    info(name, model.config(), settings, digest(base, adapter)).withTemplate(model.templateForm());
            return new LocalModel(model, info, settings);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private ModelInfo seen(Path base, @Nullable PeftAdapter adapter, String name, ModelSettings settings) {
        var config = DecoderConfig.read(base);
        WeightFiles.open(base);
        return opening == Opening.IDENTIFY
                ? info(name, config, settings, digest(base, adapter)).withTemplate(LocalChatModel.templateForm(base))
                : info(name, config, settings, null);
    }

    /// Of all files of a model that decide what it answers; gigabytes are read for it.
    ///
    /// @param folder of a whole model
    /// @throws TransformerException when a file cannot be read
    public String digest(Path folder) {
        return digest(folder, null);
    }

    private String digest(Path base, @Nullable PeftAdapter adapter) {
        return digests.of(base, adapter == null ? null : adapter.folder());
    }

    private static ModelInfo info(String name, DecoderConfig config, ModelSettings settings, @Nullable String digest) {
        int window = settings.window() > 0 ? Math.min(settings.window(), config.window()) : config.window();
        return new ModelInfo(name, KIND, digest, window, config.parameters());
    }

    /// The folder of a whole model.
    ///
    /// @param name as [#find] takes it
    /// @throws TransformerException when there is none
    public Path modelFolder(String name) {
        var folder = find(name);
        if (folder == null || LocalFolder.isAdapter(folder)) {
            throw new TransformerException(
                    "there is no whole model in a folder '" + name + "', nor in one of this name below " + models);
        }
        return folder;
    }

    /// The folder of the model that an adapter was trained on.
    ///
    /// @throws TransformerException when it is not there
    public Path baseOf(PeftAdapter adapter) {
        var base = adapter.base().isEmpty() ? null : find(adapter.base());
        if (base == null || LocalFolder.isAdapter(base)) {
            throw new TransformerException("the adapter in " + adapter.folder() + " was trained on '" + adapter.base()
                    + "', which is no whole model in a folder or below " + models
                    + ": put that model there, or set base_model_name_or_path in adapter_config.json to its folder");
        }
        return base;
    }
}
