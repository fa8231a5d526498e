package dev.rlmworkbench.ui.training.configure;

import dev.rlmworkbench.display.Plural;
import dev.rlmworkbench.llm.local.LocalFolder;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.state.ModelWatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A model on this machine that may be trained.
///
/// @param name    by which it is found: a name below the models folder, a path, or that of the pocket model
/// @param facts   parameters, numbers and window in a line, empty where they are not known
/// @param window  tokens that it takes, [Integer#MAX_VALUE] where that is not known
/// @param trouble why it cannot be trained, a sentence; null when nothing is known against it
record BaseModel(
        String name, String facts, int window, @Nullable String trouble) {

    /// Those that are found, the ones that cannot be trained too.
    static List<BaseModel> in(ModelWatch.State state) {
        return state instanceof ModelWatch.Found found
                ? found.servers().stream()
                        .filter(ModelWatch.Server::isLocal)
                        .flatMap(server -> server.folders().stream())
                        .map(BaseModel::of)
                        .toList()
                : List.of();
    }

    static BaseModel of(LocalFolder folder) {
        var model = folder.model();
        if (folder.base() != null) {
            return unsuitable(model.name(), "It is an adapter; choose the model that it was trained on.");
        }
        if (folder.trouble() != null) {
            var why = folder.trouble();
            return unsuitable(model.name(), Character.toUpperCase(why.charAt(0)) + why.substring(1) + ".");
        }
        return new BaseModel(
                model.name(),
                "%s parameters, %s, window of %s"
                        .formatted(
                                Figures.parameters(model.parameters()),
                                model.quantization(),
                                Plural.of(model.window(), "token")),
                model.window(),
                null);
    }

    private static BaseModel unsuitable(String name, String why) {
        return new BaseModel(name, "", Integer.MAX_VALUE, why);
    }

    boolean suits() {
        return trouble == null;
    }
}
