package dev.rlmworkbench.ui.state;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.llm.ApiKey;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.llm.ServedModel;
import dev.rlmworkbench.llm.local.LocalFolder;
import dev.rlmworkbench.llm.local.PocketModel;
import dev.rlmworkbench.llm.server.LocalServer;
import dev.rlmworkbench.llm.server.ModelLocator;
import dev.rlmworkbench.llm.server.ModelServer;
import dev.rlmworkbench.llm.server.OllamaServer;
import dev.rlmworkbench.llm.server.RunningModel;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.notice.FailureWords;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Which models there are: at the user's endpoints and at the usual places of this machine.
public final class ModelWatch {

    public sealed interface State permits Looking, Found, None {}

    public record Looking() implements State {}

    /// @param servers  those that answer, the model folders, and last the pocket model; at least one has a model
    /// @param problems one sentence for each endpoint that did not answer
    public record Found(List<Server> servers, String ollamaAddress, List<String> problems) implements State {
        public Found {
            servers = List.copyOf(servers);
            problems = List.copyOf(problems);
        }

        /// `qwen2.5-coder:1.5b`, `4 models`, `Pocket model`.
        public String words() {
            if (onlyPocket()) {
                return "Pocket model";
            }
            var names = servers.stream()
                    .filter(server -> !server.isPocket())
                    .flatMap(server -> server.models().stream())
                    .toList();
            return names.size() == 1 ? names.getFirst().name() : names.size() + " models";
        }

        public boolean hasOllama() {
            return servers.stream().anyMatch(Server::isOllama);
        }

        /// Whether there is no model but the one that the product ships.
        public boolean onlyPocket() {
            return servers.stream()
                    .allMatch(server -> server.isPocket() || server.models().isEmpty());
        }

        public boolean hasPocket() {
            return servers.stream().anyMatch(Server::isPocket);
        }

        /// The first model, or empty where only the pocket model is there.
        public Optional<Choice> first() {
            return servers.stream()
                    .filter(server -> !server.isPocket() && !server.models().isEmpty())
                    .findFirst()
                    .map(server -> new Choice(server, server.models().getFirst()));
        }

        /// What to do for a real model, in one sentence.
        public String advice() {
            return ModelWatch.advice(ollamaAddress, hasOllama());
        }

        public List<String> addresses() {
            return servers.stream().map(Server::address).toList();
        }
    }

    /// @param problems one sentence for each endpoint that did not answer
    public record None(String ollamaAddress, boolean ollamaAnswers, List<String> problems) implements State {
        /// What to do, in one sentence.
        public String advice() {
            return ModelWatch.advice(ollamaAddress, ollamaAnswers);
        }
    }

    private static String advice(String ollamaAddress, boolean ollamaAnswers) {
        return ollamaAnswers
                ? "Ollama answers at %s but has no model: get one under Models".formatted(ollamaAddress)
                : "No model server answers: start Ollama, or name an endpoint under Settings";
    }

    /// A model and where it is.
    public record Choice(Server server, ServedModel model) {}

    /// @param address of a server, or the folder of the models that run in this process
    /// @param kind    `ollama`, `openai` or `local`
    /// @param running models in memory, where the server tells
    /// @param folders what is known of each model folder, of servers none
    public record Server(
            String address,
            String kind,
            List<ServedModel> models,
            List<RunningModel> running,
            List<LocalFolder> folders) {

        private static final String LOCAL = "local";

        static Server pocket(LocalFolder folder) {
            return new Server("comes with the product", LOCAL, List.of(folder.model()), List.of(), List.of(folder));
        }

        public boolean isOllama() {
            return kind.equals("ollama");
        }

        /// Whether it is the model that the product ships.
        public boolean isPocket() {
            return isLocal() && models.size() == 1 && models.getFirst().name().equals(PocketModel.NAME);
        }

        /// Whether its models run in this process.
        public boolean isLocal() {
            return kind.equals(LOCAL);
        }

        /// By which a model of it is opened; models that run in this process are opened by their name alone.
        public List<String> endpoints() {
            return isLocal() ? List.of() : List.of(address);
        }
    }

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
                problems.add("%s: %s".formatted(endpoint, FailureWords.of(e)));
            }
        }
        addFound(servers, problems);
        addPocket(servers, problems);
        boolean any = servers.stream().anyMatch(server -> !server.models().isEmpty());
        return any
                ? new Found(servers, locator.ollamaAddress(), problems)
                : new None(locator.ollamaAddress(), servers.stream().anyMatch(Server::isOllama), List.copyOf(problems));
    }

    private void addFound(List<Server> servers, List<String> problems) throws InterruptedException {
        var waiting = new ArrayDeque<>(locator.findAll());
        try {
            while (!waiting.isEmpty()) {
                var server = waiting.remove();
                try (server) {
                    if (servers.stream().noneMatch(known -> known.address().equals(server.address()))) {
                        servers.add(listed(server));
                    }
                } catch (LlmException e) {
                    problems.add("%s: %s".formatted(server.address(), FailureWords.of(e)));
                }
            }
        } finally {
            // those that were not come to, when the look was cancelled
            waiting.forEach(ModelServer::close);
        }
    }

    /// It is unpacked when it is first looked for, which a full disk can prevent.
    private void addPocket(List<Server> servers, List<String> problems) {
        try {
            locator.local().shipped().map(Server::pocket).ifPresent(servers::add);
        } catch (UncheckedIOException e) {
            problems.add(FileTrouble.reason(e));
        }
    }

    private static Server listed(ModelServer server) throws InterruptedException {
        var running = server instanceof OllamaServer ollama ? ollama.running() : List.<RunningModel>of();
        var folders = server instanceof LocalServer local ? local.folders() : List.<LocalFolder>of();
        var models = server.models();
        return new Server(server.address(), server.kind(), models, running, folders);
    }
}
