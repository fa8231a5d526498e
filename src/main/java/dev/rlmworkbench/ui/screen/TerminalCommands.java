package dev.rlmworkbench.ui.screen;

import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.training.adapter.ExportFormat;
import dev.rlmworkbench.training.data.SftRequest;
import dev.rlmworkbench.training.evaluation.EvaluationPlan;
import dev.rlmworkbench.training.plan.TrainingRecipe;
import java.nio.file.Path;
import java.util.Optional;

/// What to type in a terminal for the same as in the window, ready to be pasted. The window does not know the command
/// line; whoever opens it tells.
public interface TerminalCommands {

    /// @param experiments folder of all runs
    /// @return empty where only a spec file can say it
    Optional<String> run(ExperimentSpec spec, Path experiments);

    /// Runs a spec that was saved.
    ///
    /// @param file as it is to be named, which need not be there
    String runFile(Path file);

    /// Trains by a recipe.
    ///
    /// @param window tokens that the model takes
    /// @param name   of the training, empty for the usual one
    String train(TrainingRecipe recipe, Path dataset, String model, int window, String name, Path experiments);

    /// Compares the methods on a file of tasks.
    String compare(Path tasks);

    /// Judges a training.
    ///
    /// @param experiments folder of all runs
    String evaluate(EvaluationPlan plan, Path experiments);

    /// Takes an adapter elsewhere.
    ///
    /// @param target      file or folder
    /// @param from        what Ollama calls the base, empty for its folder
    /// @param experiments folder of all runs
    String export(Path adapter, ExportFormat format, String target, String from, Path experiments);

    /// Goes on with a training.
    ///
    /// @param experiments folder of all runs
    String resume(String training, Path experiments);

    /// Shows a result or trajectory file.
    String view(Path file);

    /// Makes a data set.
    String buildSft(SftRequest request);

    /// Opens the window with more in the log.
    String windowWithFullLog();
}
