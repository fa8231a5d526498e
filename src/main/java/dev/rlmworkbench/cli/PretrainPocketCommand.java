package dev.rlmworkbench.cli;

import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.ErrorMessages;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.training.pocket.Pretraining;
import dev.rlmworkbench.transformer.torch.TorchEngine;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "pretrain-pocket",
        description = "Make the pocket model from nothing, as the one that is shipped was made.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rlm pretrain-pocket                        an hour on one core; the same command goes on after a crash",
            "  rlm pretrain-pocket --minutes 2 --dir try  enough to see that it learns",
            "",
            "The model is then in DIR/model, a folder that other tools read too."
        })
final class PretrainPocketCommand implements Callable<Integer> {

    private final CliServices services;

    @Spec
    private CommandSpec command;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "pocket-training",
            description = "folder of this training (default: ${DEFAULT-VALUE})")
    private Path folder;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "60",
            description = "time to train in all, that before a crash included (default: ${DEFAULT-VALUE})")
    private int minutes;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "another one makes another model (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "that one operation uses (default: ${DEFAULT-VALUE})")
    private int threads;

    PretrainPocketCommand(CliServices services) {
        this.services = services;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (minutes < 1 || threads < 1) {
            throw new ParameterException(
                    command.commandLine(),
                    "--minutes and --threads must be at least 1, not " + minutes + " and " + threads);
        }
        try (var repls = services.repls().apply(SandboxMode.AUTO)) {
            var engine = TorchEngine.start(services.directories().cache(), threads);
            var training = new Pretraining(
                    engine, repls, folder, seed, services.terminal().out()::println);
            var model = training.train(Duration.ofMinutes(minutes));
            services.terminal().out().println("the model is in " + model);
            return 0;
        } catch (TransformerException | UncheckedIOException | IllegalStateException e) {
            services.terminal().refuse(String.valueOf(e.getMessage()));
            return ErrorMessages.EXIT_FAILED;
        }
    }
}
