package dev.rlmworkbench.ui.training.configure;

import dev.rlmworkbench.display.Plural;
import dev.rlmworkbench.llm.server.RunningModel;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.notice.FailureWords;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The models that Ollama holds in memory, as they were when somebody last looked.
final class HeldModels {

    final ObservableList<RunningModel> models = FXCollections.observableArrayList();

    private final ReadOnlyBooleanWrapper freeing = new ReadOnlyBooleanWrapper();
    private final Background background;
    private final OllamaMemory memory;
    private final Runnable freed;
    private @Nullable Future<?> look;

    /// @param freed called when memory is free that was not
    HeldModels(Background background, OllamaMemory memory, Runnable freed) {
        this.background = background;
        this.memory = memory;
        this.freed = freed;
    }

    ReadOnlyBooleanProperty freeing() {
        return freeing.getReadOnlyProperty();
    }

    void look() {
        if (look != null) {
            look.cancel(true);
        }
        look = background.run(memory::held, models::setAll, _ -> models.clear());
    }

    /// @param said hears in one sentence what came of it
    void free(Consumer<String> said) {
        if (freeing.get()) {
            return;
        }
        freeing.set(true);
        background.run(
                memory::free,
                unloaded -> {
                    freeing.set(false);
                    said.accept(
                            unloaded.isEmpty()
                                    ? "Ollama keeps its models while they answer."
                                    : "Ollama unloaded %s.".formatted(Plural.of(unloaded.size(), "model")));
                    look();
                    freed.run();
                },
                failure -> {
                    freeing.set(false);
                    said.accept(FailureWords.of(failure));
                });
    }
}
