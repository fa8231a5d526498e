package dev.rlmworkbench.cli.models;

import dev.rlmworkbench.cli.run.CancelOnInterrupt;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.Counted;
import dev.rlmworkbench.cli.terminal.ErrorMessages;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.cli.terminal.TerminalWidth;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.llm.ApiKey;
import dev.rlmworkbench.llm.PullListener;
import dev.rlmworkbench.llm.hub.HuggingFaceHub;
import dev.rlmworkbench.llm.server.ModelServer;
import dev.rlmworkbench.llm.server.OllamaServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// What models there are, getting one, and freeing the memory of one.
@Command(
        name = "models",
        description =
                "The model servers that answer, their models, what they hold in memory, and the model folders on disk.",
        synopsisSubcommandLabel = "[pull NAME | unload NAME]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rlm models                                     all servers found on this machine",
            "  rlm models --endpoint http://gpu1:11434 --json",
            "  rlm models pull qwen2.5-coder:1.5b             Ollama downloads it; Ctrl-C stops, the same again goes on",
            "  rlm models pull hf:Qwen/Qwen2.5-Coder-0.5B-Instruct   a folder for running without a server",
            "  rlm models unload qwen2.5-coder:1.5b           frees its memory"
        })
public final class ModelsCommand implements Callable<Integer> {

    private static final String HUB = "hf:";

    private final CliServices services;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "server to look at (default: those that answer on this machine)")
    private @Nullable String endpoint;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "print one JSON object")
    private boolean json;

    public ModelsCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() throws InterruptedException {
        var servers = endpoint == null ? services.locator().findAll() : List.of(connect(endpoint));
        var listings = new ArrayList<ModelListing>();
        try {
            for (var server : servers) {
                listings.add(ModelListing.of(server));
            }
        } finally {
            servers.forEach(ModelServer::close);
        }
        boolean none = listings.isEmpty();
        if (endpoint == null) {
            services.locator().local().shipped().map(ModelListing::of).ifPresent(listings::add);
        }
        if (json) {
            printJson(Map.of("servers", listings));
        } else {
            listings.forEach(listing -> listing.print(services.terminal().out(), TerminalWidth.of(command)));
        }
        if (none) {
            services.terminal()
                    .err()
                    .println(
                            "rlm: no model server answers on this machine; Ollama was expected at "
                                    + services.locator().ollamaAddress() + ", and there are no model folders in "
                                    + services.locator().local().models()
                                    + ": start one, name one with --endpoint, or fetch a folder with rlm models pull hf:OWNER/NAME");
            return ErrorMessages.EXIT_FAILED;
        }
        return 0;
    }

    @Command(
            name = "pull",
            mixinStandardHelpOptions = true,
            description =
                    "Has Ollama download a model, or fetches a folder from the Hugging Face hub. What came before a stop"
                            + " is kept.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  rlm models pull smollm2:135m",
                "  rlm models pull qwen3:4b --endpoint http://gpu1:11434",
                "  rlm models pull hf:Qwen/Qwen2.5-0.5B-Instruct",
                "",
                "Folders known to run here (all Apache-2.0):",
                "  hf:HuggingFaceTB/SmolLM2-135M-Instruct           0.3 GB",
                "  hf:HuggingFaceTB/SmolLM2-360M-Instruct           0.7 GB",
                "  hf:Qwen/Qwen2.5-0.5B-Instruct                    1.0 GB",
                "  hf:Qwen/Qwen2.5-Coder-0.5B-Instruct              1.0 GB",
                "  hf:Qwen/Qwen3-0.6B                               1.5 GB",
                "  hf:Qwen/Qwen2.5-Coder-1.5B-Instruct              3.1 GB",
                "HF_ENDPOINT names a mirror of the hub, HF_TOKEN is sent to it."
            })
    int pull(@Parameters(paramLabel = "NAME", description = "as in Ollama's library, or hf:OWNER/NAME") String name)
            throws InterruptedException {
        return name.startsWith(HUB) ? pullFromHub(name.substring(HUB.length())) : pullByOllama(name);
    }

    private int pullByOllama(String name) throws InterruptedException {
        try (var server = ollama()) {
            var address = server.address();
            pull(name, progress -> {
                server.pull(name, progress);
                return address;
            });
            return 0;
        }
    }

    private int pullFromHub(String name) throws InterruptedException {
        var hub = new HuggingFaceHub(System.getenv());
        var models = services.locator().local().models();
        pull(name, progress -> hub.pull(name, models, progress).toString());
        return 0;
    }

    private interface Pull {
        /// @return where the model is now
        String run(PullListener progress) throws InterruptedException;
    }

    private void pull(String name, Pull pull) throws InterruptedException {
        var terminal = services.terminal();
        var caller = Thread.currentThread();
        try (var progress = new PullProgress(name, terminal);
                var _ = new CancelOnInterrupt(caller::interrupt)) {
            String where;
            try {
                where = pull.run(progress);
            } catch (InterruptedException e) {
                progress.close();
                terminal.err().println("stopped; the same command goes on from here");
                throw e;
            }
            progress.close();
            if (json) {
                printJson(Map.of("pulled", name, "endpoint", where));
            } else {
                terminal.out().println("%s is ready at %s".formatted(Terminal.harmless(name), where));
            }
        }
    }

    @Command(
            name = "unload",
            mixinStandardHelpOptions = true,
            description = "Has Ollama free the memory of a model.",
            footerHeading = "%nExamples:%n",
            footer = "  rlm models unload smollm2:135m")
    int unload(@Parameters(paramLabel = "NAME", description = "as `rlm models` lists it") String name)
            throws InterruptedException {
        try (var server = ollama()) {
            var freed = server.unload(name);
            if (json) {
                printJson(Map.of(
                        "unloaded", freed.isPresent(),
                        "freed_bytes", freed.map(m -> m.bytes()).orElse(0L),
                        "freed_gpu_bytes", freed.map(m -> m.gpuBytes()).orElse(0L)));
            } else {
                services.terminal()
                        .out()
                        .println(freed.map(m -> "%s is unloaded; freed %s, of which %s on a GPU"
                                        .formatted(m.name(), Counted.bytes(m.bytes()), Counted.bytes(m.gpuBytes())))
                                .orElse(Terminal.harmless(name) + " was not loaded"));
            }
            return 0;
        }
    }

    private OllamaServer ollama() throws InterruptedException {
        var server = connect(endpoint == null ? services.locator().ollamaAddress() : endpoint);
        return switch (server) {
            case OllamaServer ollama -> ollama;
            case ModelServer other -> {
                other.close();
                throw new ParameterException(
                        command.commandLine(),
                        other.address() + " is no Ollama server; only Ollama pulls and unloads models");
            }
        };
    }

    private ModelServer connect(String address) throws InterruptedException {
        return services.locator().connect(address, ApiKey.DEFAULT_VARIABLE);
    }

    private void printJson(Object value) {
        services.terminal().out().println(JsonStyle.indented().writeValueAsString(value));
    }
}
