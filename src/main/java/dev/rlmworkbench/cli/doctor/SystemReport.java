package dev.rlmworkbench.cli.doctor;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rlmworkbench.cli.terminal.CommandWords;
import dev.rlmworkbench.cli.terminal.Counted;
import dev.rlmworkbench.cli.terminal.HowToGetAModel;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.experiment.manifest.HostMachine;
import dev.rlmworkbench.llm.local.PocketModel;
import dev.rlmworkbench.repl.ReplLanguage;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `doctor` found.
///
/// @param gpuSource what told of the machine's GPUs, or why nothing did
/// @param pocket the model that the product ships, null when it cannot be used
record SystemReport(
        String product,
        HostMachine machine,
        String gpuSource,
        Libtorch libtorch,
        @Nullable Model pocket,
        List<Server> servers,
        List<ReplCheck> repls,
        List<Folder> folders) {

    /// What runs model folders in this process.
    ///
    /// @param version null when it cannot be loaded
    /// @param gpus    that it can use
    /// @param trouble why it cannot be loaded, null when it can
    record Libtorch(
            @Nullable String version,
            @Nullable String folder,
            int gpus,
            int threads,
            @Nullable String trouble) {

        static Libtorch missing(String why) {
            return new Libtorch(null, null, 0, 0, why);
        }
    }

    /// @param trouble why it cannot be used, null when it can
    record Server(
            String address,
            @Nullable String kind,
            List<Model> models,
            @Nullable String trouble) {

        static Server unusable(String address, @Nullable String kind, String why) {
            return new Server(address, kind, List.of(), why);
        }
    }

    /// @param parameters and `window` 0 when the server does not tell
    record Model(String name, long bytes, long parameters, int window, String quantization) {}

    /// @param trouble why this language cannot be offered, null when it can
    record ReplCheck(
            String language,
            List<String> active,
            List<String> missing,
            @Nullable String trouble) {

        static ReplCheck failed(ReplLanguage language, String why) {
            return new ReplCheck(language.wireName(), List.of(), List.of(), why);
        }
    }

    /// @param freeBytes of its disk, -1 when unknown
    record Folder(String what, String path, boolean writable, long freeBytes) {}

    @JsonProperty("can_run")
    boolean canRun() {
        return (pocket != null || serversHaveAModel()) && repls.stream().anyMatch(repl -> repl.trouble() == null);
    }

    private boolean serversHaveAModel() {
        return servers.stream().anyMatch(server -> !server.models().isEmpty());
    }

    void print(PrintStream out) {
        out.println("RLM Workbench " + product);
        out.println("JDK      " + machine.jdk());
        out.println("system   %s, %s".formatted(machine.os(), machine.architecture()));
        out.println("CPU      %s, %s".formatted(machine.cpu(), Counted.count(machine.processors(), "processor")));
        out.println("memory   " + Counted.bytes(machine.memoryBytes()));
        out.println("GPU      "
                + (machine.gpus().isEmpty()
                        ? gpuSource
                        : String.join("; ", machine.gpus()) + "; read by " + gpuSource));
        out.println("libtorch " + libtorchInWords());
        servers.forEach(server -> print(server, out));
        if (servers.isEmpty()) {
            out.println("models   no model server answers on this machine");
        }
        if (pocket != null) {
            out.println("pocket   comes with the product%s; %s".formatted(facts(pocket), PocketModel.NOTICE));
        }
        repls.forEach(repl -> print(repl, out));
        for (var folder : folders) {
            out.println("folder   %s: %s%s%s"
                    .formatted(
                            folder.what(),
                            folder.path(),
                            folder.writable() ? "" : " (cannot be written)",
                            folder.freeBytes() < 0 ? "" : ", " + Counted.bytes(folder.freeBytes()) + " free"));
        }
        out.println();
        if (canRun() && serversHaveAModel()) {
            out.println("Ready: try " + CommandWords.of("smoke"));
        } else if (canRun()) {
            out.println("Ready with the " + PocketModel.NOTICE + ": try " + CommandWords.of("demo"));
            out.print(HowToGetAModel.TEXT.stripLeading());
        } else {
            out.println("Nothing can run yet.");
            if (servers.stream().allMatch(server -> server.models().isEmpty())) {
                out.print(HowToGetAModel.TEXT.stripLeading());
            }
        }
    }

    private String libtorchInWords() {
        if (libtorch.version() == null) {
            return "not available: " + libtorch.trouble();
        }
        return "%s on %s, %s; from %s"
                .formatted(
                        libtorch.version(),
                        libtorch.gpus() == 0 ? "the CPU" : Counted.count(libtorch.gpus(), "GPU"),
                        Counted.count(libtorch.threads(), "thread"),
                        libtorch.folder());
    }

    private static void print(Server server, PrintStream out) {
        if (server.trouble() != null) {
            out.println("server   %s: %s".formatted(server.address(), Terminal.harmless(server.trouble())));
            return;
        }
        out.println("server   %s (%s), %s"
                .formatted(
                        server.address(),
                        server.kind(),
                        Counted.count(server.models().size(), "model")));
        for (var model : server.models()) {
            out.println("           " + Terminal.harmless(model.name() + facts(model)));
        }
    }

    private static String facts(Model model) {
        var facts = new StringBuilder();
        if (model.parameters() > 0) {
            facts.append(", %s parameters".formatted(parameters(model.parameters())));
        }
        if (!model.quantization().isEmpty()) {
            facts.append(", ").append(model.quantization());
        }
        if (model.bytes() > 0) {
            facts.append(", ").append(Counted.bytes(model.bytes()));
        }
        if (model.window() > 0) {
            facts.append(", window %,d tokens".formatted(model.window()));
        }
        return facts.toString();
    }

    private static String parameters(long count) {
        return count < 100_000_000 ? "%.1f million".formatted(count / 1e6) : "%.1f billion".formatted(count / 1e9);
    }

    private static void print(ReplCheck repl, PrintStream out) {
        if (repl.trouble() != null) {
            out.println("REPL     %s: not available: %s".formatted(repl.language(), repl.trouble()));
            return;
        }
        out.println("REPL     %s: works, %s"
                .formatted(
                        repl.language(),
                        repl.missing().isEmpty() ? "contained by every layer" : "some layers are missing"));
        repl.active().forEach(layer -> out.println("           on:      " + layer));
        repl.missing().forEach(layer -> out.println("           missing: " + layer));
    }
}
