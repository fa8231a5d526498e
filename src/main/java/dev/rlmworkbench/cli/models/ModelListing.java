package dev.rlmworkbench.cli.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rlmworkbench.cli.terminal.Counted;
import dev.rlmworkbench.cli.terminal.ErrorMessages;
import dev.rlmworkbench.cli.terminal.OneLine;
import dev.rlmworkbench.cli.terminal.TerminalTable;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.llm.ServedModel;
import dev.rlmworkbench.llm.local.LocalFolder;
import dev.rlmworkbench.llm.local.PocketModel;
import dev.rlmworkbench.llm.server.LocalServer;
import dev.rlmworkbench.llm.server.ModelServer;
import dev.rlmworkbench.llm.server.OllamaServer;
import dev.rlmworkbench.llm.server.OpenAiServer;
import dev.rlmworkbench.llm.server.RunningModel;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one server offers, as `rlm models` shows it.
record ModelListing(String address, String kind, List<Model> models, List<Running> running) {

    /// @param profile       prompt profile that suits it where none is named
    /// @param profileReason why, in words
    /// @param warning       what is wrong with the model, null when nothing is known to be
    record Model(
            String name,
            long bytes,
            long parameters,
            int window,
            String quantization,
            @Nullable String digest,
            String profile,
            @JsonProperty("profile_reason") String profileReason,
            @Nullable String warning) {}

    record Running(
            String name,
            long bytes,
            @JsonProperty("gpu_bytes") long gpuBytes,
            int window,
            @JsonProperty("expires_at") @Nullable String expiresAt) {}

    static ModelListing of(ModelServer server) throws InterruptedException {
        var models = new ArrayList<Model>();
        for (var served : server.models()) {
            models.add(
                    switch (server) {
                        case OllamaServer ollama -> described(ollama, served);
                        case OpenAiServer _ -> model(server, served, served.window(), null);
                        case LocalServer local -> model(server, served, served.window(), local.trouble(served.name()));
                    });
        }
        var running =
                switch (server) {
                    case OllamaServer ollama ->
                        ollama.running().stream().map(ModelListing::running).toList();
                    case OpenAiServer _, LocalServer _ -> List.<Running>of();
                };
        return new ModelListing(server.address(), server.kind(), models, running);
    }

    /// The model that the product ships, as if it were a server's.
    static ModelListing of(LocalFolder pocket) {
        var served = pocket.model();
        var info = new ModelInfo(served.name(), "local", null, served.window(), served.parameters());
        var choice = PromptProfiles.choiceFor(info);
        var model = new Model(
                served.name(),
                served.bytes(),
                served.parameters(),
                served.window(),
                served.quantization(),
                null,
                choice.profile(),
                choice.reason(),
                pocket.trouble() == null ? PocketModel.NOTICE : pocket.trouble());
        return new ModelListing("comes with the product", "local", List.of(model), List.of());
    }

    private static Model described(OllamaServer ollama, ServedModel served) throws InterruptedException {
        try {
            var details = ollama.details(served.name());
            return model(ollama, served, details.window(), details.chats() ? details.warning() : null);
        } catch (LlmException e) {
            return model(ollama, served, 0, ErrorMessages.sentence(e));
        }
    }

    private static Model model(ModelServer server, ServedModel served, int window, @Nullable String warning) {
        var info = new ModelInfo(served.name(), server.kind(), served.digest(), window, served.parameters());
        var choice = PromptProfiles.choiceFor(info);
        return new Model(
                served.name(),
                served.bytes(),
                served.parameters(),
                window,
                served.quantization(),
                served.digest(),
                choice.profile(),
                choice.reason(),
                warning);
    }

    private static Running running(RunningModel model) {
        var expires = model.expiresAt();
        return new Running(
                model.name(),
                model.bytes(),
                model.gpuBytes(),
                model.window(),
                expires == null ? null : expires.toString());
    }

    void print(PrintStream out, int width) {
        out.println(address + " (" + kind + ")");
        if (models.isEmpty()) {
            out.println("  no models" + (kind.equals("ollama") ? "; get one with: rlm models pull NAME" : ""));
            return;
        }
        var table = new TerminalTable(
                1, List.of("model", "parameters", "window", "size", "quantization", "digest", "prompt profile"));
        models.forEach(m -> table.add(List.of(
                OneLine.of(m.name(), 60),
                parameters(m.parameters()),
                m.window() == 0 ? "-" : "%,d".formatted(m.window()),
                m.bytes() == 0 ? "-" : Counted.bytes(m.bytes()),
                m.quantization().isEmpty() ? "-" : OneLine.of(m.quantization(), 20),
                m.digest() == null ? "-" : shortDigest(m.digest()),
                "%s (%s)".formatted(m.profile(), m.profileReason()))));
        out.print(table.render(width));
        models.stream()
                .filter(m -> m.warning() != null)
                .forEach(m -> out.println((m.name().equals(PocketModel.NAME) ? "  note: " : "  warning: ")
                        + OneLine.of(String.valueOf(m.warning()), 400)));
        running.forEach(r -> out.println("  in memory: %s, %s (%s on a GPU)%s"
                .formatted(
                        OneLine.of(r.name(), 60),
                        Counted.bytes(r.bytes()),
                        Counted.bytes(r.gpuBytes()),
                        r.window() == 0 ? "" : ", window %,d".formatted(r.window()))));
    }

    private static String shortDigest(String digest) {
        var hex = OneLine.of(digest.replaceFirst("^sha256:", ""), 100);
        return hex.substring(0, Math.min(12, hex.length()));
    }

    private static String parameters(long count) {
        return count == 0
                ? "-"
                : count < 1_000_000_000L ? "%.0fM".formatted(count / 1e6) : "%.1fB".formatted(count / 1e9);
    }
}
