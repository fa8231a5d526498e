package dev.rlmworkbench.ui.training.configure;

import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.llm.local.PocketModel;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.notice.FailureWords;
import dev.rlmworkbench.ui.state.ModelWatch;
import java.nio.file.Path;
import java.util.ArrayList;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The model that is to learn, out of those on this machine.
final class BaseModelChoice {

    final ObservableList<BaseModel> models = FXCollections.observableArrayList();
    final ObjectProperty<@Nullable BaseModel> chosen = new SimpleObjectProperty<>();
    final StringProperty error = new SimpleStringProperty("");

    private final Background background;
    private final LocalModels local;
    private @Nullable String awaited;

    BaseModelChoice(Background background, LocalModels local) {
        this.background = background;
        this.local = local;
    }

    /// What is found on this machine; the chosen one stays, else the pocket model is, until another is.
    void show(ModelWatch.State state) {
        if (state instanceof ModelWatch.Looking) {
            return;
        }
        var before = chosen.get();
        var found = new ArrayList<>(BaseModel.in(state));
        if (before != null && found.stream().noneMatch(one -> one.name().equals(before.name()))) {
            found.add(before);
        }
        models.setAll(found);
        var wanted = before == null ? PocketModel.NAME : before.name();
        chosen.set(found.stream()
                .filter(one -> one.name().equals(wanted))
                .findFirst()
                .orElse(null));
        var name = awaited;
        awaited = null;
        if (name != null) {
            choose(name);
        }
    }

    /// As soon as it is known which models there are.
    void choose(String name) {
        if (models.isEmpty()) {
            awaited = name;
            return;
        }
        models.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .ifPresentOrElse(chosen::set, () -> chooseFolder(Path.of(name)));
    }

    /// A model anywhere on this machine.
    void chooseFolder(Path folder) {
        background.run(
                () -> BaseModel.of(local.look(folder)),
                found -> {
                    models.removeIf(one -> one.name().equals(found.name()));
                    models.add(found);
                    chosen.set(found);
                },
                failure -> error.set(FailureWords.of(failure)));
    }

    /// Says below the choice what is wrong with it, if anything is.
    void check() {
        var one = chosen.get();
        if (one == null) {
            error.set("Choose a base model.");
        } else if (!one.suits()) {
            error.set(String.valueOf(one.trouble()));
        }
    }
}
