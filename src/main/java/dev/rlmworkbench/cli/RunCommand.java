package dev.rlmworkbench.cli;

import dev.rlmworkbench.cli.options.RunOptions;
import dev.rlmworkbench.cli.run.ExperimentLauncher;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.CommandWords;
import dev.rlmworkbench.cli.terminal.Counted;
import dev.rlmworkbench.cli.terminal.TypedLine;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.experiment.spec.SpecFile;
import dev.rlmworkbench.trajectory.EventSink;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        description = "Runs what a spec file describes: benchmarks, methods, models, limits.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rlm run my-experiment.json",
            "  rlm run my-experiment.json --check            only says what it would do",
            "  rlm run experiments/niah_small.run.json --run-name again",
            "                                                repeats a run from its manifest",
            "",
            "A small spec (all fields: docs/command-line.md):",
            "  {\"name\": \"mine\", \"benchmarks\": [{\"family\": \"niah\", \"lengths\": [4000]}],",
            "   \"methods\": [\"vanilla\", \"rlm\"], \"models\": [{\"root\": \"qwen2.5-coder:1.5b\"}]}"
        })
final class RunCommand implements Callable<Integer> {

    private final CliServices services;

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "SPEC", description = "spec file (JSON), or the manifest of a run")
    private Path file;

    @Option(names = "--check", description = "read the spec, say what it would run, and do nothing")
    private boolean check;

    @Mixin
    private RunOptions run;

    RunCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() throws InterruptedException {
        var spec = TypedLine.checked(command, () -> {
            if (file.toString().endsWith(".jsonl")) {
                throw new IllegalArgumentException("%s is a task file, no spec; compare the methods on it with: %s"
                        .formatted(file, CommandWords.of("compare", file.toString())));
            }
            var read = SpecFile.read(file, services.benchmarks());
            var name = run.runName(read.name());
            // refused here as well, where nothing is run
            new RunName(run.experiments(), run.shard().runName(name));
            return read.with(name, run.saveTrajectories());
        });
        if (check) {
            var asked = spec.asked();
            int tasks = run.shard().of(asked.tasks()).size();
            asked.notices().forEach(notice -> services.terminal().out().println("note: " + notice));
            services.terminal()
                    .out()
                    .println("%s: %s, each by %s with %s: %s"
                            .formatted(
                                    spec.name(),
                                    Counted.count(tasks, "task"),
                                    String.join(", ", spec.methods()),
                                    Counted.count(spec.models().size(), "model"),
                                    Counted.count(
                                            tasks
                                                    * spec.methods().size()
                                                    * spec.models().size(),
                                            "result")));
            return 0;
        }
        return new ExperimentLauncher(services, run.json(), TypedLine.sameCommand(command))
                .run(spec, run, EventSink.NONE);
    }
}
