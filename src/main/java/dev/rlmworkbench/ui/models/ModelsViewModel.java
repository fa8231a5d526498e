package dev.rlmworkbench.ui.models;

import dev.rlmworkbench.llm.ApiKey;
import dev.rlmworkbench.llm.server.ModelLocator;
import dev.rlmworkbench.llm.server.OllamaServer;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.notice.ErrorReporter;
import dev.rlmworkbench.ui.notice.Notices;
import dev.rlmworkbench.ui.state.Job;
import dev.rlmworkbench.ui.state.JobCentre;
import dev.rlmworkbench.ui.state.JobCentre.Progress;
import dev.rlmworkbench.ui.state.ModelWatch;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The models that there are, getting more, and freeing memory.
final class ModelsViewModel {

    private final ModelWatch watch;
    private final ModelLocator locator;
    private final JobCentre jobs;
    private final Background background;
    private final Notices notices;
    private final ErrorReporter errors;
    private final ObservableList<ModelEntry> entries = FXCollections.observableArrayList();
    private final ObservableList<ModelEntry> view = FXCollections.unmodifiableObservableList(entries);
    private final ReadOnlyObjectWrapper<@Nullable ModelEntry> pocket = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper pullError = new ReadOnlyStringWrapper("");

    ModelsViewModel(
            ModelWatch watch,
            ModelLocator locator,
            JobCentre jobs,
            Background background,
            Notices notices,
            ErrorReporter errors) {
        this.watch = watch;
        this.locator = locator;
        this.jobs = jobs;
        this.background = background;
        this.notices = notices;
        this.errors = errors;
        watch.state().addListener((_, _, now) -> show(now));
        show(watch.state().get());
    }

    /// In the order of the servers.
    ObservableList<ModelEntry> entries() {
        return view;
    }

    /// The model that the product ships, null in a build without it.
    ReadOnlyObjectProperty<@Nullable ModelEntry> pocket() {
        return pocket.getReadOnlyProperty();
    }

    /// One line about the servers.
    ReadOnlyStringProperty state() {
        return state.getReadOnlyProperty();
    }

    /// What is wrong with the name of a model to be downloaded; empty when nothing is.
    ReadOnlyStringProperty pullError() {
        return pullError.getReadOnlyProperty();
    }

    void refresh() {
        watch.refresh();
    }

    private void show(ModelWatch.State now) {
        switch (now) {
            case ModelWatch.Looking _ -> state.set("Asking the servers ...");
            case ModelWatch.Found found -> {
                show(found.servers());
                var missing = found.onlyPocket() ? found.advice() + "." : count(found.servers());
                state.set(missing + sentences(found.problems()));
            }
            case ModelWatch.None none -> {
                show(List.of());
                state.set(none.advice() + "." + sentences(none.problems()));
            }
        }
    }

    private void show(List<ModelWatch.Server> servers) {
        entries.setAll(servers.stream()
                .filter(server -> !server.isPocket())
                .flatMap(server -> server.models().stream().map(model -> ModelEntry.of(server, model)))
                .toList());
        pocket.set(servers.stream()
                .filter(ModelWatch.Server::isPocket)
                .map(server -> ModelEntry.of(server, server.models().getFirst()))
                .findFirst()
                .orElse(null));
    }

    private String count(List<ModelWatch.Server> servers) {
        return "%s at %s"
                .formatted(
                        entries.size() == 1 ? "1 model" : entries.size() + " models",
                        servers.stream()
                                .filter(server -> !server.isPocket())
                                .map(ModelWatch.Server::address)
                                .collect(Collectors.joining(", ")));
    }

    private static String sentences(List<String> problems) {
        return problems.isEmpty() ? "" : " " + String.join(". ", problems) + ".";
    }

    /// Has Ollama download a model, as a job. What came before a cancel is kept by the server.
    ///
    /// @param name as in Ollama's library
    /// @return whether it was started
    boolean pull(String name) {
        var wanted = name.strip();
        if (wanted.isEmpty() || wanted.chars().anyMatch(Character::isWhitespace)) {
            pullError.set("Name one model as in Ollama's library, such as qwen2.5-coder:1.5b");
            return false;
        }
        pullError.set("");
        var job = jobs.start("Pull " + wanted, progress -> download(wanted, progress));
        job.state().addListener((_, _, now) -> {
            if (now == Job.State.DONE) {
                notices.success("Model ready", "%s is downloaded.".formatted(wanted), null);
            }
            if (now.ended()) {
                watch.refresh();
            }
        });
        return true;
    }

    private void download(String name, Consumer<Progress> progress) throws InterruptedException {
        progress.accept(new Progress(-1, "Asking Ollama"));
        try (var server = ollama(locator.ollamaAddress())) {
            server.pull(
                    name,
                    (status, completed, total) -> progress.accept(new Progress(
                            total == 0 ? -1 : (double) completed / total,
                            total == 0
                                    ? status
                                    : "%s of %s".formatted(Figures.bytes(completed), Figures.bytes(total)))));
        }
    }

    /// Has Ollama free the memory of a model.
    void unload(ModelEntry entry) {
        background.run(
                () -> {
                    try (var server = ollama(entry.server().address())) {
                        return server.unload(entry.model().name());
                    }
                },
                freed -> {
                    notices.info(
                            "Memory freed",
                            freed.map(model -> "%s gave back %s.".formatted(model.name(), Figures.bytes(model.bytes())))
                                    .orElse(entry.model().name() + " was not loaded."));
                    watch.refresh();
                },
                failure -> errors.failed(entry.model().name() + " was not unloaded", failure));
    }

    /// Has Ollama take a model off its disk. Ask the user first.
    void delete(ModelEntry entry) {
        var name = entry.model().name();
        background.run(
                () -> {
                    try (var server = ollama(entry.server().address())) {
                        server.delete(name);
                        return name;
                    }
                },
                _ -> {
                    notices.info("Model deleted", "%s is off the disk of its server.".formatted(name));
                    watch.refresh();
                },
                failure -> {
                    errors.failed(name + " was not deleted", failure);
                    watch.refresh();
                });
    }

    private OllamaServer ollama(String address) throws InterruptedException {
        var server = locator.connect(address, ApiKey.DEFAULT_VARIABLE);
        if (server instanceof OllamaServer ollama) {
            return ollama;
        }
        server.close();
        throw new IllegalArgumentException(
                address + " is no Ollama server; only Ollama pulls, unloads and deletes models");
    }
}
