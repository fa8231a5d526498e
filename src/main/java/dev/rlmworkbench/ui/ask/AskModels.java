package dev.rlmworkbench.ui.ask;

import dev.rlmworkbench.ui.state.ModelWatch;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The models that can be asked, and which one is. The first one is proposed; the user's own choice stays.
final class AskModels {

    private final ObservableList<AskModel> all = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable AskModel> chosen = new SimpleObjectProperty<>();
    private @Nullable AskModel proposed;

    AskModels(ModelWatch watch) {
        watch.state().addListener((_, _, state) -> take(state));
        take(watch.state().get());
    }

    ObservableList<AskModel> all() {
        return all;
    }

    /// The one that is asked, null where none is found.
    ObjectProperty<@Nullable AskModel> chosen() {
        return chosen;
    }

    /// While models are being looked for, those known before stay.
    private void take(ModelWatch.State state) {
        if (state instanceof ModelWatch.Looking) {
            return;
        }
        var before = chosen.get();
        boolean byUser = before != null && !before.equals(proposed);
        // else the combo box would keep the selected row and show whichever model comes to stand in it
        chosen.set(null);
        all.setAll(AskModel.of(state));
        proposed = all.stream().findFirst().orElse(null);
        chosen.set(byUser && all.contains(before) ? before : proposed);
    }
}
