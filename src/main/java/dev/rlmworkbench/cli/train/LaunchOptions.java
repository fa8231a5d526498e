package dev.rlmworkbench.cli.train;

import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.Counted;
import dev.rlmworkbench.cli.terminal.ErrorMessages;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.training.job.JobLauncher;
import dev.rlmworkbench.training.job.TrainingStart;
import dev.rlmworkbench.training.job.TrainingStart.Prepared;
import dev.rlmworkbench.training.run.MemoryForecast;
import dev.rlmworkbench.training.run.TrainingException;
import dev.rlmworkbench.transformer.FreeMemory;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How a training is begun and looked on at, whatever it learns from.
final class LaunchOptions {

    private static final int OK = 0;
    private static final int BAD_INPUT = 2;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--detach", description = "start it and return")
    private boolean detach;

    @Option(names = "--foreground", description = "train in this process, which then must not be closed")
    private boolean foreground;

    @Option(names = "--anyway", description = "begin also where memory does not seem to suffice")
    private boolean anyway;

    @Option(
            names = "--experiments",
            paramLabel = "DIR",
            defaultValue = "experiments",
            description = "where trainings are kept, in checkpoints (default: ${DEFAULT-VALUE})")
    private Path experiments = Path.of("experiments");

    @Option(names = "--json", description = "print each event as JSON")
    private boolean json;

    /// What a command does, and how it may fail.
    @FunctionalInterface
    interface Work {
        int run() throws IOException, InterruptedException;
    }

    Path experiments() {
        return experiments;
    }

    TrainingClient client(CliServices services) {
        return new TrainingClient(services.terminal(), experiments, json);
    }

    /// Says in a sentence what cannot be.
    ///
    /// @return the exit code
    int saying(Work work) throws InterruptedException {
        try {
            return work.run();
        } catch (TrainingException e) {
            return say(String.valueOf(e.getMessage()), BAD_INPUT);
        } catch (TransformerException e) {
            return say(e.getMessage() + ".", BAD_INPUT);
        } catch (IOException e) {
            return say(
                    "The training's files cannot be used: %s.".formatted(FileTrouble.reason(e)),
                    ErrorMessages.EXIT_FAILED);
        }
    }

    private int say(String sentence, int exit) {
        ErrorMessages.refuse(err(), sentence);
        return exit;
    }

    void tellMemory(MemoryForecast forecast) {
        if (!json) {
            err().println("memory expected: %s of %s free"
                    .formatted(
                            Counted.bytes(forecast.bytes()),
                            Counted.bytes(FreeMemory.ofThisMachine().bytes())));
            forecast.parts()
                    .forEach(part -> err().println("  %8s  %s".formatted(Counted.bytes(part.bytes()), part.what())));
        }
    }

    /// Begins trainings, one after the other, and looks on unless that is not wanted.
    ///
    /// @return the exit code
    /// @throws TrainingException in one sentence when they cannot be begun
    int launch(List<Prepared> prepared, CliServices services) throws IOException, InterruptedException {
        if (!anyway) {
            prepared.forEach(training -> training.materials().forecast().requireFree());
        }
        var trainings = TrainingStart.begin(prepared);
        var client = client(services);
        if (detach) {
            JobLauncher.start(trainings);
            command.commandLine().getOut().println("Look on with: " + client.attachTo(trainings.getFirst()));
            return OK;
        }
        return foreground ? client.inThisProcess(trainings, services) : client.inItsOwn(trainings);
    }

    private PrintWriter err() {
        return command.commandLine().getErr();
    }
}
