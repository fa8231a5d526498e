package dev.rlmworkbench.ui.settings;

import dev.rlmworkbench.repl.HostFunctions;
import dev.rlmworkbench.repl.ReplFactory;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.ReplLimits;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.notice.FailureWords;
import dev.rlmworkbench.ui.state.Preferences;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What the settings' fields hold, and whether it can be.
final class SettingsViewModel {

    private final Preferences settings;
    private final Background background;
    private final Function<SandboxMode, ReplFactory> repls;
    private final StringProperty experiments = new SimpleStringProperty();
    private final StringProperty experimentsError = new SimpleStringProperty("");
    private final StringProperty endpoints = new SimpleStringProperty();
    private final StringProperty endpointsError = new SimpleStringProperty("");
    private final StringProperty sandbox = new SimpleStringProperty("Not tested in this session.");
    private final BooleanProperty testing = new SimpleBooleanProperty();

    SettingsViewModel(Preferences settings, Background background, Function<SandboxMode, ReplFactory> repls) {
        this.settings = settings;
        this.background = background;
        this.repls = repls;
        experiments.set(settings.get().experiments().toString());
        endpoints.set(String.join("\n", settings.get().endpoints()));
    }

    StringProperty experiments() {
        return experiments;
    }

    /// One sentence, empty when all is well.
    StringProperty experimentsError() {
        return experimentsError;
    }

    /// One address a line.
    StringProperty endpoints() {
        return endpoints;
    }

    StringProperty endpointsError() {
        return endpointsError;
    }

    StringProperty sandbox() {
        return sandbox;
    }

    BooleanProperty testing() {
        return testing;
    }

    /// A folder that is not there yet is made with the first run.
    void saveExperiments() {
        var text = experiments.get().strip();
        try {
            var folder = Path.of(text);
            if (text.isEmpty()) {
                experimentsError.set("Name a folder, such as experiments");
            } else if (Files.exists(folder) && !Files.isDirectory(folder)) {
                experimentsError.set("%s is a file; name a folder".formatted(folder));
            } else {
                experimentsError.set("");
                settings.change(s -> s.withExperiments(folder));
            }
        } catch (InvalidPathException e) {
            experimentsError.set("%s is no folder's name: %s".formatted(text, e.getReason()));
        }
    }

    /// @return whether they could be saved
    boolean saveEndpoints() {
        var lines = endpoints
                .get()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        for (var line : lines) {
            if (!isAddress(line)) {
                endpointsError.set("%s is no address; write it like http://127.0.0.1:11434".formatted(line));
                return false;
            }
        }
        endpointsError.set("");
        settings.change(s -> s.withEndpoints(lines));
        return true;
    }

    private static boolean isAddress(String line) {
        try {
            var uri = URI.create(line);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// Runs a line of code in a real session and tells which layers were on.
    void testSandbox() {
        testing.set(true);
        sandbox.set("Starting a session ...");
        background.run(
                this::layers,
                words -> tested(words),
                failure -> tested("It does not work: " + FailureWords.of(failure)));
    }

    private void tested(String words) {
        testing.set(false);
        sandbox.set(words);
    }

    private String layers() throws InterruptedException {
        try (var source = repls.apply(SandboxMode.AUTO);
                var repl = source.open(ReplLanguage.JAVA, "a context", "a query", ReplLimits.DEFAULT, new NoModel())) {
            var result = repl.run("print(6 * 7)");
            if (!result.stdout().contains("42")) {
                return "A session started, but a line of code did not run.";
            }
            var report = repl.sandbox();
            return report.complete()
                    ? "All layers are on: " + String.join(", ", report.active())
                    : "On: %s. Missing: %s"
                            .formatted(String.join(", ", report.active()), String.join("; ", report.missing()));
        }
    }

    private static final class NoModel implements HostFunctions {
        @Override
        public List<String> llmQuery(List<String> prompts) {
            return Collections.nCopies(prompts.size(), "");
        }

        @Override
        public List<String> rlmQuery(List<SubTask> tasks) {
            return Collections.nCopies(tasks.size(), "");
        }
    }
}
