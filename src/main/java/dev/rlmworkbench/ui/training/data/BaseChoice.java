package dev.rlmworkbench.ui.training.data;

import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.llm.local.PocketModel;
import dev.rlmworkbench.training.data.BaseFormat;
import dev.rlmworkbench.training.data.SftOptions;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.notice.FailureWords;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The model that is to be trained: whole models of this machine, and whether the chosen one's template can be used.
final class BaseChoice {

    /// What is known of the chosen one.
    sealed interface Check {}

    record Checking() implements Check {}

    /// @param window that it has, 0 where its folder does not tell
    record Usable(int window) implements Check {

        /// Tokens of the longest sample where nobody says otherwise.
        int longest() {
            return SftOptions.longestFor(window);
        }
    }

    /// @param why a sentence
    record Unusable(String why) implements Check {}

    private final LocalModels models;
    private final Background background;
    private final Consumer<Exception> failed;
    private final ObservableList<String> offered = FXCollections.observableArrayList(PocketModel.NAME);
    private final StringProperty name = new SimpleStringProperty(PocketModel.NAME);
    private final ReadOnlyObjectWrapper<Check> check = new ReadOnlyObjectWrapper<>(new Checking());
    private @Nullable Future<?> looking;
    private @Nullable Future<?> checking;

    /// @param failed hears why models could not be looked for
    BaseChoice(LocalModels models, Background background, Consumer<Exception> failed) {
        this.failed = failed;
        this.models = models;
        this.background = background;
        name.subscribe((String chosen) -> check(chosen));
    }

    /// Names of models, and folders that were chosen.
    ObservableList<String> offered() {
        return offered;
    }

    /// Of the one that is chosen, or its folder.
    StringProperty name() {
        return name;
    }

    ReadOnlyObjectProperty<Check> check() {
        return check.getReadOnlyProperty();
    }

    /// Looks for models again.
    void refresh() {
        if (looking != null) {
            looking.cancel(true);
        }
        looking = background.run(
                () -> Stream.concat(models.shipped().stream(), models.all().stream())
                        .filter(folder -> folder.base() == null)
                        .map(folder -> folder.model().name())
                        .toList(),
                found -> {
                    var chosen = name.get();
                    var all = Stream.concat(found.stream(), offered.stream().filter(one -> one.contains("/")))
                            .distinct()
                            .toList();
                    offered.setAll(all);
                    if (!all.contains(chosen)) {
                        offered.add(chosen);
                    }
                    name.set(chosen);
                },
                failed);
    }

    /// Takes the model that wrote the turns in the place of the pocket model, where it is one of these.
    void propose(Set<String> wrote) {
        if (PocketModel.NAME.equals(name.get()) && !wrote.contains(PocketModel.NAME)) {
            offered.stream().filter(wrote::contains).findFirst().ifPresent(name::set);
        }
    }

    void choose(Path folder) {
        var path = folder.toString();
        if (!offered.contains(path)) {
            offered.add(path);
        }
        name.set(path);
    }

    private void check(@Nullable String chosen) {
        if (checking != null) {
            checking.cancel(true);
        }
        check.set(new Checking());
        if (chosen == null) {
            return;
        }
        checking = background.run(
                () -> checked(chosen),
                check::set,
                failure -> check.set(new Unusable(FailureWords.sentence(FailureWords.of(failure)))));
    }

    private Check checked(String chosen) {
        try (var base = open(chosen)) {
            return new Usable(base.window());
        } catch (IllegalArgumentException e) {
            return new Unusable(FailureWords.sentence(String.valueOf(e.getMessage())));
        }
    }

    /// To be closed.
    ///
    /// @throws IllegalArgumentException in one sentence when it cannot be used
    BaseFormat open(String model) {
        return BaseFormat.of(models, model);
    }
}
