package dev.rlmworkbench.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The user's folders for this product, by the custom of each system. `RLM_WORKBENCH_HOME` puts all under one folder.
///
/// @param cache  can be deleted at any time: the REPL child's jar and AOT cache
/// @param config preferences
/// @param data   downloaded models
public record AppDirectories(Path cache, Path config, Path data) {

    private static final String NAME = "rlm-workbench";

    public static AppDirectories ofThisUser() {
        return of(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    static AppDirectories of(Map<String, String> environment, String os, Path home) {
        var own = environment.get("RLM_WORKBENCH_HOME");
        if (own != null && !own.isBlank()) {
            var root = Path.of(own);
            return new AppDirectories(root.resolve("cache"), root.resolve("config"), root.resolve("data"));
        }
        var system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            var library = home.resolve("Library");
            var support = library.resolve("Application Support").resolve(NAME);
            return new AppDirectories(library.resolve("Caches").resolve(NAME), support, support.resolve("data"));
        }
        if (system.startsWith("windows")) {
            var local = folder(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local"))
                    .resolve(NAME);
            var roaming = folder(environment.get("APPDATA"), home.resolve("AppData/Roaming"))
                    .resolve(NAME);
            return new AppDirectories(local.resolve("cache"), roaming, local.resolve("data"));
        }
        return new AppDirectories(
                folder(environment.get("XDG_CACHE_HOME"), home.resolve(".cache"))
                        .resolve(NAME),
                folder(environment.get("XDG_CONFIG_HOME"), home.resolve(".config"))
                        .resolve(NAME),
                folder(environment.get("XDG_DATA_HOME"), home.resolve(".local/share"))
                        .resolve(NAME));
    }

    private static Path folder(@Nullable String value, Path otherwise) {
        return value == null || value.isBlank() ? otherwise : Path.of(value);
    }
}
