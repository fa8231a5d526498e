package dev.rlmworkbench.cli.train;

import dev.rlmworkbench.cli.run.CancelOnInterrupt;
import dev.rlmworkbench.cli.terminal.CliServices;
import dev.rlmworkbench.cli.terminal.CommandWords;
import dev.rlmworkbench.cli.terminal.ErrorMessages;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingEvent.EndReason;
import dev.rlmworkbench.result.training.TrainingMetrics;
import dev.rlmworkbench.training.job.JobCommand;
import dev.rlmworkbench.training.job.JobLauncher;
import dev.rlmworkbench.training.job.JobSign;
import dev.rlmworkbench.training.job.JobWatch;
import dev.rlmworkbench.training.job.LastWords;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.job.TrainingJob;
import dev.rlmworkbench.training.run.OptimizerComparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Looks on at trainings for a terminal, and lets Ctrl-C stop them.
final class TrainingClient {

    private static final int OK = 0;

    private final Terminal terminal;
    private final Path experiments;
    private final boolean json;

    TrainingClient(Terminal terminal, Path experiments, boolean json) {
        this.terminal = terminal;
        this.experiments = experiments;
        this.json = json;
    }

    /// Trains here, and watches at the same time.
    ///
    /// @return the exit code
    int inThisProcess(List<TrainingFolder> trainings, CliServices services) throws InterruptedException {
        var models = LocalModels.of(services.directories());
        var reasons = new ArrayList<EndReason>();
        for (var training : trainings) {
            var job = new TrainingJob(models, services.directories(), services.benchmarks(), training);
            var leads = new AtomicReference<Runnable>(() -> {});
            try (var view = view();
                    var _ = new CancelOnInterrupt(() -> leads.get().run())) {
                reasons.add(job.run(view, control -> leads.set(control::stop)));
                howToGoOn(training, reasons.getLast());
            }
            if (reasons.getLast() == EndReason.STOPPED) {
                break;
            }
        }
        return exit(reasons, trainings);
    }

    /// Starts a process for trainings that were begun, and looks on.
    ///
    /// @return the exit code
    int inItsOwn(List<TrainingFolder> trainings) throws IOException, InterruptedException {
        var watches = trainings.stream().map(JobWatch::new).toList();
        var views = new ArrayList<TrainingPrinter>();
        for (var watch : watches) {
            var view = view();
            watch.events().forEach(view::remember);
            views.add(view);
        }
        var reasons = new ArrayList<EndReason>();
        var toCome = new AtomicReference<>(trainings);
        // from before the start on, so that no job is left behind that nobody looks at
        try (var _ = new CancelOnInterrupt(() -> stop(toCome.get()))) {
            var process = JobLauncher.start(trainings);
            for (int i = 0; i < trainings.size() && !reasons.contains(EndReason.STOPPED); i++) {
                var training = trainings.get(i);
                toCome.set(trainings.subList(i, trainings.size()));
                reasons.add(watch(training, watches.get(i), views.get(i), process::isAlive, null)
                        .orElseGet(() -> {
                            died(training, LastWords.ofExit(process.exitValue()));
                            return EndReason.FAILED;
                        }));
            }
        }
        return exit(reasons, trainings);
    }

    /// Looks on at a training that runs, or says how it ended.
    ///
    /// @return the exit code
    int attach(TrainingFolder training) throws IOException, InterruptedException {
        training.spec();
        var sign = JobSign.of(training);
        boolean lives = sign.isPresent() && sign.get().lives();
        if (lives && sign.get().hasFallenSilent()) {
            say("the job gave its last sign of life at %s: it hangs, or the machine slept"
                    .formatted(sign.get().at()));
        }
        var watch = new JobWatch(training);
        var view = view();
        var earlier = watch.events();
        earlier.forEach(view::remember);
        var said = !earlier.isEmpty() && earlier.getLast() instanceof TrainingEvent.Finished end ? end : null;
        Optional<EndReason> reason;
        try (var _ = new CancelOnInterrupt(() -> stop(List.of(training)))) {
            reason = watch(training, watch, view, () -> alive(training), said);
        }
        if (reason.isEmpty()) {
            died(training, "killed, out of memory, or a power cut");
        }
        return exit(List.of(reason.orElse(EndReason.FAILED)), List.of(training));
    }

    private static boolean alive(TrainingFolder training) {
        try {
            return JobSign.of(training).filter(JobSign::lives).isPresent();
        } catch (IOException _) {
            return false; // without its sign nobody can tell
        }
    }

    /// @param said what the job said last before, if that was its end
    /// @return empty when the job is gone and did not say why
    private Optional<EndReason> watch(
            TrainingFolder training,
            JobWatch watch,
            TrainingPrinter view,
            BooleanSupplier lives,
            TrainingEvent.@Nullable Finished said)
            throws IOException, InterruptedException {
        try (view) {
            var end = watch.follow(view, view::sign, lives);
            if (end.isEmpty() && said != null) {
                view.accept(said);
                end = Optional.of(said);
            }
            end.ifPresent(finished -> howToGoOn(training, finished.reason()));
            return end.map(TrainingEvent.Finished::reason);
        }
    }

    /// Those that are still to come are asked too, as the first one may be ending at this moment.
    private void stop(List<TrainingFolder> trainings) {
        try {
            for (var training : trainings) {
                JobCommand.STOP.send(training);
            }
            terminal.err().println();
            terminal.err().println("saving and stopping; go on with: " + resume(trainings.getFirst()));
        } catch (IOException e) {
            terminal.err().println("it cannot be asked to stop: " + FileTrouble.reason(e));
        }
    }

    private void howToGoOn(TrainingFolder training, EndReason reason) {
        if (reason == EndReason.STOPPED || reason == EndReason.FAILED) {
            terminal.err().println("go on with: " + resume(training));
        }
    }

    /// @param how in words
    private void died(TrainingFolder training, String how) {
        say("The job of %s ended without a word (%s)%s; go on with: %s"
                .formatted(training.name(), how, LastWords.of(training.log()), resume(training)));
    }

    private String resume(TrainingFolder training) {
        return CommandWords.of("train", "--resume", "--name", training.name(), "--experiments", experiments.toString());
    }

    /// The command that looks on.
    String attachTo(TrainingFolder training) {
        return CommandWords.of("train", "--attach", training.name(), "--experiments", experiments.toString());
    }

    private int exit(List<EndReason> reasons, List<TrainingFolder> trainings) {
        if (reasons.contains(EndReason.FAILED)) {
            return ErrorMessages.EXIT_FAILED;
        }
        if (reasons.size() == 2 && !reasons.contains(EndReason.STOPPED)) {
            compare(trainings.getFirst(), trainings.getLast());
        }
        return OK;
    }

    private void compare(TrainingFolder first, TrainingFolder second) {
        var out = terminal.out();
        try {
            var comparison = OptimizerComparison.of(
                    TrainingMetrics.read(first.metrics()), TrainingMetrics.read(second.metrics()));
            if (json) {
                out.println(JsonStyle.lines().writeValueAsString(comparison));
            } else {
                comparison.sentences().forEach(out::println);
            }
        } catch (IOException e) {
            say("The two cannot be compared: %s.".formatted(FileTrouble.reason(e)));
        }
    }

    private void say(String sentence) {
        terminal.refuse(sentence);
    }

    private TrainingPrinter view() {
        return new TrainingPrinter(
                terminal,
                json
                        ? TrainingPrinter.Form.JSON
                        : terminal.interactive() ? TrainingPrinter.Form.BAR : TrainingPrinter.Form.LINES);
    }
}
