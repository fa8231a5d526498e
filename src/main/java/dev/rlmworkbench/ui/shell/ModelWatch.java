package dev.rlmworkbench.ui.shell;

import dev.rlmworkbench.llm.ApiKey;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.llm.ModelLocator;
import dev.rlmworkbench.llm.ModelServer;
import dev.rlmworkbench.llm.OllamaServer;
import dev.rlmworkbench.llm.OpenAiServer;
import dev.rlmworkbench.llm.RunningModel;
import dev.rlmworkbench.llm.ServedModel;
import dev.rlmworkbench.ui.fx.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Which models there are: at the user's endpoints and at the usual places of this machine.
public final class ModelWatch {

    public sealed interface State permits Looking, Found, None {}

    public record Looking() implements State {}

    /// @param servers those that answer; at least one has a model
    public record Found(List<Server> servers) implements State {
        /// `qwen2.5-coder:1.5b`, `4 models`.
        String words() {
            var names =
                    servers.stream().flatMap(server -> server.models().stream()).toList();
            return names.size() == 1 ? names.getFirst().name() : names.size() + " models";
        }

        public boolean hasOllama() {
            return servers.stream().anyMatch(server -> server.kind().equals("ollama"));
        }

        List<String> addresses() {
            return servers.stream().map(Server::address).toList();
        }
    }

    /// @param problems one sentence for each endpoint that did not answer
    public record None(String ollamaAddress, boolean ollamaAnswers, List<String> problems) implements State {
        /// What to do, in one sentence.
        public String advice() {
            return ollamaAnswers
                    ? "Ollama answers at %s but has no model: get one under Models".formatted(ollamaAddress)
                    : "No model server answers: start Ollama, or name an endpoint under Settings";
        }
    }

    /// @param kind    `ollama` or `openai`
    /// @param running models in memory, where the server tells
    public record Server(String address, String kind, List<ServedModel> models, List<RunningModel> running) {}

    private final ModelLocator locator;
    private final Preferences settings;
    private final Background background;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new Looking());
    private @Nullable Future<?> look;

    public ModelWatch(ModelLocator locator, Preferences settings, Background background) {
        this.locator = locator;
        this.settings = settings;
        this.background = background;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Looks again; the state tells when it is done. On the thread of the screen.
    public void refresh() {
        if (look != null) {
            look.cancel(true);
        }
        state.set(new Looking());
        var endpoints = settings.get().endpoints();
        look = background.run(
                () -> look(endpoints),
                state::set,
                failure -> state.set(new None(locator.ollamaAddress(), false, List.of(failure.toString()))));
    }

    private State look(List<String> endpoints) throws InterruptedException {
        var servers = new ArrayList<Server>();
        var problems = new ArrayList<String>();
        for (var endpoint : endpoints) {
            try (var server = locator.connect(endpoint, ApiKey.DEFAULT_VARIABLE)) {
                servers.add(listed(server));
            } catch (LlmException | IllegalArgumentException e) {
                problems.add("%s: %s".formatted(endpoint, e.getMessage()));
            }
        }
        for (var server : locator.findAll()) {
            try (server) {
                if (servers.stream().noneMatch(known -> known.address().equals(server.address()))) {
                    servers.add(listed(server));
                }
            } catch (LlmException e) {
                problems.add("%s: %s".formatted(server.address(), e.getMessage()));
            }
        }
        boolean ollama = servers.stream().anyMatch(server -> server.kind().equals("ollama"));
        boolean any = servers.stream().anyMatch(server -> !server.models().isEmpty());
        return any ? new Found(List.copyOf(servers)) : new None(locator.ollamaAddress(), ollama, List.copyOf(problems));
    }

    private static Server listed(ModelServer server) throws InterruptedException {
        var running =
                switch (server) {
                    case OllamaServer ollama -> ollama.running();
                    case OpenAiServer _ -> List.<RunningModel>of();
                };
        return new Server(server.address(), server.kind(), server.models(), running);
    }
}
