package dev.rlmworkbench.ui.training.configure;

import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.files.TextFile;
import dev.rlmworkbench.training.plan.TrainingRecipe;
import dev.rlmworkbench.ui.state.OwnPresets;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;

/// Presets as recipes in JSON.
final class RecipeFiles implements OwnPresets.Format<TrainingRecipe> {

    @Override
    public TrainingRecipe read(Path file) {
        try {
            return JsonStyle.lines().readValue(TextFile.read(file), TrainingRecipe.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("%s cannot be used: %s".formatted(file, e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("%s cannot be read: %s".formatted(file, FileTrouble.reason(e)), e);
        }
    }

    @Override
    public void write(TrainingRecipe recipe, Path file) throws IOException {
        AtomicFile.write(file, JsonStyle.indented().writeValueAsString(recipe) + "\n");
    }
}
