package dev.rlmworkbench.training.grpo;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.SpecFile;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.training.data.BaseFormat;
import dev.rlmworkbench.training.data.Rollout;
import dev.rlmworkbench.training.data.RolloutReader;
import dev.rlmworkbench.training.data.SftFiles;
import dev.rlmworkbench.training.run.MetricsLog;
import dev.rlmworkbench.training.run.StepTexts;
import dev.rlmworkbench.training.run.TrainingControl;
import dev.rlmworkbench.training.run.TrainingException;
import dev.rlmworkbench.training.run.TrainingSpec;
import dev.rlmworkbench.training.run.WeightedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// What each step learns of the attempts that the model makes right before it. As each attempt is learned once, by the
/// model that made it, the policy ratio of GRPO is 1 and there is nothing to clip; there is no penalty for leaving the
/// base model (beta is 0, as TRL has it). Each token counts the same, whichever attempt it is of (DAPO,
/// arXiv:2503.14476).
public final class RolloutTexts implements StepTexts {

    /// Sets of tasks that are tried for a step until attempts at one task differ.
    private static final int DRAWS = 4;

    private final TrainingSpec spec;
    private final TrainingSpec.Rollouts asked;
    private final Path folder;
    private final Parts parts;
    private final RolloutRuns runs;
    private final MetricsLog log;
    private final Rewards rewards;

    private RolloutTexts(TrainingSpec spec, Path folder, Parts parts, ExperimentSpec run, MetricsLog log) {
        this.spec = spec;
        this.asked = Objects.requireNonNull(spec.rollouts());
        this.folder = folder;
        this.parts = parts;
        this.runs = new RolloutRuns(parts.services().launcher(), run, spec.seed(), folder.resolve("rollouts"));
        this.log = log;
        this.rewards = new Rewards(asked);
    }

    /// What is closed with this.
    private record Parts(RolloutServices services, BaseFormat format, RolloutReader reader) {}

    /// @param spec       that has rollouts
    /// @param folder     of the training
    /// @param model      folder of the model that learns
    /// @param models     where it and its adapters are opened to make attempts
    /// @param benchmarks that the tasks are of
    /// @param log        hears of the attempts
    /// @throws TrainingException in one sentence when the tasks cannot be used
    public static RolloutTexts open(
            TrainingSpec spec,
            Path folder,
            Path model,
            LocalModels models,
            AppDirectories directories,
            Benchmarks benchmarks,
            MetricsLog log) {
        var run = run(Objects.requireNonNull(spec.rollouts()), benchmarks);
        // libtorch is one for the process: the model that attempts has as many threads as the one that learns
        var services = new RolloutServices(directories, models.with(spec.threads()), run.sandbox());
        try {
            var format = BaseFormat.open(model, spec.model());
            var reader = new RolloutReader(format, benchmarks, spec.schedule().maxLength());
            return new RolloutTexts(spec, folder, new Parts(services, format, reader), run, log);
        } catch (RuntimeException e) {
            services.close();
            throw e;
        }
    }

    /// The tasks of a step and how they are attempted.
    ///
    /// @throws TrainingException in one sentence when they cannot be used
    public static ExperimentSpec run(TrainingSpec.Rollouts rollouts, Benchmarks benchmarks) {
        try {
            return SpecFile.parse(JsonStyle.lines().writeValueAsString(rollouts.run()), benchmarks);
        } catch (IllegalArgumentException e) {
            throw new TrainingException("The attempts cannot be made: %s.".formatted(e.getMessage()), e);
        }
    }

    @Override
    public int steps() {
        return spec.schedule().steps(Integer.MAX_VALUE, 1);
    }

    @Override
    public int texts() {
        return runs.tasks() * asked.group();
    }

    /// All tasks of the training, each of which is attempted before one step only.
    @Override
    public double epochs(int step) {
        return (double) step / steps();
    }

    @Override
    public Optional<List<WeightedText>> of(int step, TrainingControl control) throws InterruptedException {
        for (int draw = 0; draw < DRAWS; draw++) {
            long start = System.nanoTime();
            var attempts = attempts(step, draw, control);
            if (attempts.isEmpty()) {
                return Optional.empty();
            }
            var groups = new LinkedHashMap<String, List<Rollout>>();
            attempts.get()
                    .forEach(attempt -> groups.computeIfAbsent(attempt.task(), _ -> new ArrayList<>())
                            .add(attempt));
            tell(step, groups, (System.nanoTime() - start) / 1e9);
            var texts = texts(groups);
            if (!texts.isEmpty()) {
                keep(texts);
                return Optional.of(texts);
            }
        }
        log.add(new TrainingEvent.Alert(
                Instant.now(),
                step - 1,
                TrainingEvent.Severity.WARNING,
                "%d times in a row all attempts at each task earned the same: nothing is left to learn from these tasks; others, or a higher temperature, may have it."
                        .formatted(DRAWS)));
        return Optional.of(List.of());
    }

    private Optional<List<Rollout>> attempts(int step, int draw, TrainingControl control) throws InterruptedException {
        var attempts = new ArrayList<Rollout>();
        int all = runs.tasks() * asked.group();
        for (int i = 0; i < asked.group(); i++) {
            if (control.interruptsStep()) {
                return Optional.empty();
            }
            var run = runs.attempt(new RolloutRuns.Wanted(step, draw, i, policy(step)), i * runs.tasks(), all, control);
            if (run.isEmpty()) {
                return Optional.empty();
            }
            attempts.addAll(read(run.get().trajectories()));
        }
        // the runs' garbage is old by now: the heap would grow to its limit before anybody looked at it again
        System.gc();
        return Optional.of(attempts);
    }

    private List<Rollout> read(Path trajectories) {
        try {
            return parts.reader().read(trajectories);
        } catch (IOException e) {
            throw new TrainingException("%s cannot be read: %s.".formatted(trajectories, FileTrouble.reason(e)), e);
        } catch (IllegalArgumentException e) {
            throw new TrainingException(String.valueOf(e.getMessage()), e);
        }
    }

    /// The model as it is after the steps so far.
    private String policy(int step) {
        if (step == 1) {
            return spec.model();
        }
        var checkpoint = folder.resolve("step-" + (step - 1));
        if (!Files.isDirectory(checkpoint)) {
            throw new TrainingException(
                    "Step %,d needs the model as it is, and %s could not be saved.".formatted(step, checkpoint));
        }
        return checkpoint.toString();
    }

    private List<WeightedText> texts(Map<String, List<Rollout>> groups) {
        var texts = new ArrayList<WeightedText>();
        for (var group : groups.values()) {
            var advantages = rewards.advantages(earned(group));
            for (int i = 0; i < advantages.length; i++) {
                double advantage = advantages[i];
                if (advantage != 0) {
                    group.get(i).samples().forEach(sample -> texts.add(new WeightedText(sample, advantage)));
                }
            }
        }
        return texts;
    }

    private double[] earned(List<Rollout> group) {
        return group.stream().mapToDouble(rewards::of).toArray();
    }

    private void tell(int step, Map<String, List<Rollout>> groups, double seconds) {
        var all = groups.values().stream().flatMap(List::stream).toList();
        if (all.isEmpty()) {
            throw new TrainingException("All attempts at the tasks of step %,d ended in errors; see %s."
                    .formatted(step, folder.resolve("rollouts")));
        }
        log.add(new TrainingEvent.Attempted(
                Instant.now(),
                step,
                groups.size(),
                all.size(),
                runs.tasks() * asked.group() - all.size(),
                mean(all, Rollout::score),
                mean(all, attempt -> attempt.finalGiven() ? 1 : 0),
                mean(all, attempt -> attempt.codeFailed() ? 1 : 0),
                mean(all, rewards::of),
                groups.values().stream()
                        .mapToDouble(group -> Rewards.deviation(earned(group)))
                        .average()
                        .orElse(0),
                (int) groups.values().stream()
                        .filter(group -> Rewards.areAlike(earned(group)))
                        .count(),
                mean(all, Rollout::turns),
                mean(all, Rollout::tokens),
                seconds));
        int tooLong = all.stream().mapToInt(Rollout::tooLong).max().orElse(0);
        if (tooLong > 0) {
            log.add(new TrainingEvent.Alert(
                    Instant.now(),
                    step - 1,
                    TrainingEvent.Severity.WARNING,
                    "%,d of %,d attempts have texts of more than %,d tokens (%,d at most), which are not learned."
                            .formatted(
                                    all.stream()
                                            .filter(attempt -> attempt.tooLong() > 0)
                                            .count(),
                                    all.size(),
                                    spec.schedule().maxLength(),
                                    tooLong)));
        }
    }

    private static double mean(List<Rollout> attempts, ToDoubleFunction<Rollout> value) {
        return attempts.stream().mapToDouble(value).average().orElse(0);
    }

    /// So that an evaluation knows which texts were learned.
    private void keep(List<WeightedText> texts) {
        try {
            SftFiles.append(texts.stream().map(WeightedText::text).toList(), Path.of(spec.dataset()));
        } catch (IOException e) {
            throw new TrainingException(
                    "%s cannot be written: %s.".formatted(spec.dataset(), FileTrouble.reason(e)), e);
        }
    }

    @Override
    public void close() {
        parts.format().close();
        parts.services().close();
    }
}
