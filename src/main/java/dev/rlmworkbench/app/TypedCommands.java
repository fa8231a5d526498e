package dev.rlmworkbench.app;

import dev.rlmworkbench.cli.options.SpecCommand;
import dev.rlmworkbench.cli.terminal.CommandWords;
import dev.rlmworkbench.cli.train.BuildSftWords;
import dev.rlmworkbench.cli.train.JudgeWords;
import dev.rlmworkbench.cli.train.TrainingWords;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.training.adapter.ExportFormat;
import dev.rlmworkbench.training.data.SftRequest;
import dev.rlmworkbench.training.evaluation.EvaluationPlan;
import dev.rlmworkbench.training.plan.TrainingRecipe;
import dev.rlmworkbench.ui.screen.TerminalCommands;
import java.nio.file.Path;
import java.util.Optional;

/// What the window says of the command line, by the command line.
public final class TypedCommands implements TerminalCommands {

    @Override
    public Optional<String> run(ExperimentSpec spec, Path experiments) {
        return SpecCommand.of(spec, experiments).map(CommandWords::of);
    }

    @Override
    public String runFile(Path file) {
        return CommandWords.of("run", file.toString());
    }

    @Override
    public String train(TrainingRecipe recipe, Path dataset, String model, int window, String name, Path experiments) {
        return CommandWords.of(TrainingWords.of(recipe, dataset.toString(), model, window, name, experiments));
    }

    @Override
    public String compare(Path tasks) {
        return CommandWords.of("compare", tasks.toString());
    }

    @Override
    public String evaluate(EvaluationPlan plan, Path experiments) {
        return CommandWords.of(JudgeWords.eval(plan, experiments));
    }

    @Override
    public String export(Path adapter, ExportFormat format, String target, String from, Path experiments) {
        return CommandWords.of(JudgeWords.export(adapter, format, target, from, experiments));
    }

    @Override
    public String resume(String training, Path experiments) {
        return CommandWords.of(JudgeWords.resume(training, experiments));
    }

    @Override
    public String view(Path file) {
        return CommandWords.of("view", file.toString());
    }

    @Override
    public String buildSft(SftRequest request) {
        return CommandWords.of(BuildSftWords.of(request));
    }

    @Override
    public String windowWithFullLog() {
        return CommandWords.of("--debug");
    }
}
