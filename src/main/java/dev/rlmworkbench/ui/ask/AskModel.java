package dev.rlmworkbench.ui.ask;

import dev.rlmworkbench.experiment.spec.ModelSpec;
import dev.rlmworkbench.llm.local.PocketModel;
import dev.rlmworkbench.ui.state.ModelWatch;
import java.util.List;

/// A model that can be asked.
///
/// @param endpoints of its server, none for a model that runs in this process
/// @param window tokens of prompt and answer together, 0 when its server does not tell
record AskModel(List<String> endpoints, String name, int window) {

    /// Left free for instructions, question and answer when the whole text is put into one prompt.
    private static final int BESIDE_THE_TEXT = 1_000;

    static List<AskModel> of(ModelWatch.State state) {
        return switch (state) {
            case ModelWatch.Looking _, ModelWatch.None _ -> List.of();
            case ModelWatch.Found found ->
                found.servers().stream()
                        .flatMap(server -> server.models().stream()
                                .map(model -> new AskModel(server.endpoints(), model.name(), model.window())))
                        .toList();
        };
    }

    boolean isPocket() {
        return endpoints.isEmpty() && name.equals(PocketModel.NAME);
    }

    ModelSpec spec() {
        return ModelSpec.of(name, endpoints);
    }

    /// Whether a text of so many tokens fits one prompt; true where nobody knows.
    boolean fits(int tokens) {
        return window == 0 || tokens + BESIDE_THE_TEXT <= window;
    }

    @Override
    public String toString() {
        return name;
    }
}
