package dev.rlmworkbench.cli.doctor;

import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.ErrorMessages;
import dev.rlmworkbench.experiment.manifest.HostMachine;
import dev.rlmworkbench.experiment.manifest.ProductVersion;
import dev.rlmworkbench.gpu.GpuMonitors;
import dev.rlmworkbench.gpu.GpuReading;
import dev.rlmworkbench.llm.ApiKey;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.llm.ServedModel;
import dev.rlmworkbench.llm.server.ModelServer;
import dev.rlmworkbench.repl.HostFunctions;
import dev.rlmworkbench.repl.ReplException;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.ReplLimits;
import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at everything that a run needs. Whatever is missing is a finding, never a failure.
final class SystemCheck {

    private static final Logger LOG = LoggerFactory.getLogger(SystemCheck.class);

    private final CliServices services;
    private final Path experiments;
    private final List<String> endpoints;

    SystemCheck(CliServices services, Path experiments, List<String> endpoints) {
        this.services = services;
        this.experiments = experiments;
        this.endpoints = endpoints;
    }

    SystemReport make() throws InterruptedException {
        try (var gpus = GpuMonitors.find()) {
            var readings = gpus.read();
            return make(readings, gpus.source());
        }
    }

    private SystemReport make(List<GpuReading> readings, String source) throws InterruptedException {
        return new SystemReport(
                ProductVersion.current().toString(),
                HostMachine.here(readings),
                source,
                libtorch(),
                pocket(),
                servers(),
                repls(),
                folders());
    }

    private SystemReport.Libtorch libtorch() {
        try {
            var engine = services.locator().local().engine();
            return new SystemReport.Libtorch(
                    engine.version(), engine.libraryFolder().toString(), engine.gpus(), engine.threads(), null);
        } catch (TransformerException e) {
            return SystemReport.Libtorch.missing(ErrorMessages.sentence(e));
        }
    }

    private SystemReport.@Nullable Model pocket() {
        try {
            return services.locator()
                    .local()
                    .shipped()
                    .filter(folder -> folder.trouble() == null)
                    .map(folder -> model(folder.model()))
                    .orElse(null);
        } catch (UncheckedIOException e) {
            LOG.debug("looking for the pocket model", e);
            return null;
        }
    }

    private static SystemReport.Model model(ServedModel m) {
        return new SystemReport.Model(m.name(), m.bytes(), m.parameters(), m.window(), m.quantization());
    }

    private List<SystemReport.Server> servers() throws InterruptedException {
        var found = new ArrayList<SystemReport.Server>();
        for (var endpoint : endpoints) {
            try (var server = services.locator().connect(endpoint, ApiKey.DEFAULT_VARIABLE)) {
                found.add(look(server));
            } catch (LlmException | IllegalArgumentException e) {
                found.add(SystemReport.Server.unusable(endpoint, null, ErrorMessages.sentence(e)));
            }
        }
        var servers = services.locator().findAll();
        try {
            for (var server : servers) {
                if (!endpoints.contains(server.address())) {
                    found.add(look(server));
                }
            }
        } finally {
            servers.forEach(ModelServer::close);
        }
        return found;
    }

    private static SystemReport.Server look(ModelServer server) throws InterruptedException {
        try {
            var models = server.models().stream().map(SystemCheck::model).toList();
            return new SystemReport.Server(server.address(), server.kind(), models, null);
        } catch (LlmException e) {
            return SystemReport.Server.unusable(server.address(), server.kind(), ErrorMessages.sentence(e));
        }
    }

    private List<SystemReport.ReplCheck> repls() throws InterruptedException {
        var checks = new ArrayList<SystemReport.ReplCheck>();
        for (var language : ReplLanguage.values()) {
            checks.add(check(language));
        }
        return checks;
    }

    /// Runs a line of code, because a child that starts is not yet one that works.
    private SystemReport.ReplCheck check(ReplLanguage language) throws InterruptedException {
        try (var source = services.repls().apply(SandboxMode.AUTO);
                var repl = source.open(language, "a context", "a query", ReplLimits.DEFAULT, new NoModel())) {
            var result = repl.run("print(6 * 7)");
            var trouble = result.stdout().contains("42") ? null : "a line of code did not run: " + why(result.error());
            return new SystemReport.ReplCheck(
                    language.wireName(), repl.sandbox().active(), repl.sandbox().missing(), trouble);
        } catch (ReplException e) {
            return SystemReport.ReplCheck.failed(language, e.getMessage());
        } catch (RuntimeException e) {
            LOG.debug("checking the REPL for {}", language, e);
            return SystemReport.ReplCheck.failed(language, "unexpected failure: " + e);
        }
    }

    private static String why(ReplResult.@Nullable CodeError error) {
        return error == null ? "no output came" : error.message();
    }

    private List<SystemReport.Folder> folders() {
        return List.of(
                folder("experiments", experiments),
                folder("cache", services.directories().cache()),
                folder("settings", services.directories().config()),
                folder("data", services.directories().data()));
    }

    /// A folder that is not there yet is as good as the nearest one above it.
    private static SystemReport.Folder folder(String what, Path path) {
        var existing = path.toAbsolutePath().normalize();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        boolean writable = existing != null && Files.isDirectory(existing) && Files.isWritable(existing);
        return new SystemReport.Folder(what, path.toString(), writable, free(existing));
    }

    private static long free(@Nullable Path path) {
        try {
            return path == null ? -1 : Files.getFileStore(path).getUsableSpace();
        } catch (IOException _) {
            return -1;
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
