package dev.rlmworkbench.cli.train;

import dev.rlmworkbench.cli.options.DepthOptions;
import dev.rlmworkbench.cli.options.GridOptions;
import dev.rlmworkbench.cli.options.LimitOptions;
import dev.rlmworkbench.cli.options.MethodOptions;
import dev.rlmworkbench.cli.options.RunOptions;
import dev.rlmworkbench.cli.options.SpecFromOptions;
import dev.rlmworkbench.cli.results.NamedResults;
import dev.rlmworkbench.cli.results.UnusableFileException;
import dev.rlmworkbench.cli.run.ExperimentLauncher;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.cli.terminal.TypedLine;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.summary.ModelComparison;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.training.adapter.TrainedAdapter;
import dev.rlmworkbench.training.evaluation.Evaluation;
import dev.rlmworkbench.trajectory.EventSink;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Whether training helped.
@Command(
        name = "eval",
        description =
                "Asks a trained model, and the one that it was made of, the same tasks about texts that it was not"
                        + " trained on, and says whether training helped.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rlm eval first --tasks 100               tasks like those it was trained for, about other texts",
            "  rlm eval first --benchmark mixed_qa --split held_out --lengths 8K,32K",
            "  rlm eval first --spec frozen.json        the tasks of a spec or of a run's manifest",
            "  rlm eval second --base-from eval_sft_first    only the trained one; the base has answered there",
            "  rlm plot eval_sft_first eval_sft_second --merge",
            "",
            "CHECKPOINT is the name of a training, its folder, or the folder of one adapter. The same command again",
            "resumes a run that was stopped and retries what failed."
        })
public final class EvalCommand implements Callable<Integer> {

    private static final int BAD_INPUT = 2;

    private final CliServices services;

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "CHECKPOINT", description = "name or folder of a training or of an adapter")
    private String checkpoint;

    @Option(
            names = "--base",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "also ask the model without the adapter; on unless --no-base")
    private boolean withBase;

    @Option(
            names = "--base-from",
            paramLabel = "FILE",
            description =
                    "results (file or name of a run) in which the base has answered these tasks already: it is not"
                            + " asked again")
    private @Nullable Path baseFrom;

    @Mixin
    private TaskSelection tasks;

    @Option(
            names = "--window",
            paramLabel = "TOKENS",
            description = "prompt and answer together (default: the model's)")
    private @Nullable Integer window;

    @Option(names = "--concurrency", paramLabel = "N", description = "tasks answered at a time (default: 1)")
    private @Nullable Integer concurrency;

    @Mixin
    private GridOptions grid;

    @Mixin
    private DepthOptions depths;

    @Mixin
    private MethodOptions methods;

    @Mixin
    private LimitOptions limits;

    @Mixin
    private RunOptions run;

    public EvalCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            var local = services.locator().local();
            var folder = TrainedAdapter.find(run.experiments(), checkpoint);
            var evaluation = Evaluation.of(folder, local);
            noteWhatIsNotKnown(evaluation);
            var spec = TypedLine.checked(command, () -> spec(evaluation));
            var refusal = evaluation.refusal(spec.tasks(), services.benchmarks(), checkpoint);
            if (refusal.isPresent()) {
                return refuse(refusal.get() + "; choose others with --seed");
            }
            var base = evaluation.base();
            var baseResults = baseResults(base);
            return new ExperimentLauncher(
                            services,
                            run.json(),
                            TypedLine.sameCommand(command),
                            summary -> ModelComparison.of(with(baseResults, summary), base, evaluation.tuned())
                                    .sentences("the base", "the trained model"))
                    .run(spec, run, EventSink.NONE);
        } catch (TransformerException | UnusableFileException e) {
            return refuse(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return refuse("what it was trained on cannot be read: " + FileTrouble.reason(e));
        }
    }

    private int refuse(String sentence) {
        services.terminal().refuse(sentence);
        return BAD_INPUT;
    }

    /// What the base has answered elsewhere.
    private List<ResultRow> baseResults(String base) throws UnusableFileException {
        if (baseFrom == null) {
            return List.of();
        }
        var file = new NamedResults(run.experiments()).found(baseFrom);
        var rows = NamedResults.rows(List.of(file), services.terminal()).rows().stream()
                .filter(row -> row.setup().rootName().equals(base))
                .toList();
        if (rows.isEmpty()) {
            throw new UnusableFileException("%s has no results of the base, %s".formatted(file, base));
        }
        return rows;
    }

    private Summary with(List<ResultRow> baseResults, Summary summary) {
        if (baseResults.isEmpty()) {
            return summary;
        }
        var rows = new ArrayList<>(baseResults);
        summary.parts().getLast().rows().values().forEach(rows::addAll);
        return Summary.of(rows, services.benchmarks());
    }

    private void noteWhatIsNotKnown(Evaluation evaluation) {
        evaluation
                .unknown()
                .ifPresent(why -> services.terminal()
                        .err()
                        .println(Terminal.harmless(
                                ("note: %s: %s, so that it may know the texts of these tasks; if its prompts"
                                                + " were distilled, name their profile with --profile")
                                        .formatted(evaluation.tuned(), why))));
    }

    private ExperimentSpec spec(Evaluation evaluation) {
        return SpecFromOptions.of(
                run.runName(Evaluation.runName(checkpoint)),
                tasks.benchmarks(
                        services.benchmarks(),
                        evaluation.families(services.benchmarks()),
                        grid,
                        depths,
                        methods.taskSeed()),
                methods,
                evaluation.asked(withBase && baseFrom == null, methods.profile() == null, window, concurrency),
                limits,
                run);
    }
}
