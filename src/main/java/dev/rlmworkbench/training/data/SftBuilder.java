package dev.rlmworkbench.training.data;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.training.data.BaseFormat.TurnTokens;
import dev.rlmworkbench.training.data.SftReport.TooLong;
import dev.rlmworkbench.training.data.Trajectory.Recorded;
import dev.rlmworkbench.trajectory.archive.TaskSummary;
import dev.rlmworkbench.trajectory.archive.TrajectoryArchive;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Makes a data set of trajectory files: gate after gate, the turns that pass as tokens, put together where they go on
/// from one another. Of a file only the tasks of methods that write code are read, one at a time.
public final class SftBuilder {

    private final BaseFormat base;
    private final SftOptions options;
    private final Benchmarks benchmarks;
    private final Funnel funnel = new Funnel();
    private final List<String> problems = new ArrayList<>();
    private final List<Repair> repairs = new ArrayList<>();
    private final List<TooLong> tooLong = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final PreferencePairs pairs = new PreferencePairs();
    private final Set<String> models = new TreeSet<>();
    private int turns;
    private int asRecorded;

    public SftBuilder(BaseFormat base, SftOptions options, Benchmarks benchmarks) {
        this.base = base;
        this.options = options;
        this.benchmarks = benchmarks;
    }

    /// Hears how far the reading is.
    @FunctionalInterface
    public interface Progress {

        /// Before a file is read.
        void file(Path file);

        /// After a trajectory of it.
        default void trajectory(int done, int all) {}
    }

    /// @throws InterruptedIOException when the thread was interrupted
    /// @throws IOException            when a file cannot be read at all
    public SftDataset build(List<Path> files, Progress progress) throws IOException {
        for (var file : files) {
            progress.file(file);
            try (var archive = TrajectoryArchive.open(file)) {
                problems.addAll(archive.problems());
                var tasks = archive.tasks();
                for (int i = 0; i < tasks.size(); i++) {
                    if (Thread.interrupted()) {
                        throw new InterruptedIOException("reading " + file + " was stopped");
                    }
                    read(archive, tasks.get(i));
                    progress.trajectory(i + 1, tasks.size());
                }
            }
        }
        var kept = Selection.distinct(samples, funnel);
        kept = Selection.balanced(kept, funnel);
        var split = Selection.split(kept);
        return new SftDataset(
                split.training(),
                split.validation(),
                pairs.all(),
                options.heldOut(),
                funnel.refusals(),
                report(files, split));
    }

    private void read(TrajectoryArchive archive, TaskSummary task) throws IOException {
        var file = archive.file().getFileName().toString();
        if (!passes(SampleGate.WRITES_CODE, file, task, TrajectoryGates.writesCode(task.method()))) {
            return;
        }
        Trajectory trajectory;
        try {
            trajectory = Trajectory.of(file, task, archive.events(task));
        } catch (IllegalArgumentException e) {
            problems.add("%s: the task %s is left out: %s".formatted(file, task.fingerprint(), e.getMessage()));
            return;
        }
        var prints = trajectory.prints(benchmarks);
        if (!passes(SampleGate.ENDED, file, task, TrajectoryGates.ended(trajectory))
                || !passes(SampleGate.NOT_HELD_OUT, file, task, notHeldOut(trajectory, prints))) {
            return;
        }
        if (options.pairs()) {
            pairs.add(trajectory, prints, turn -> prompt(trajectory, turn));
        }
        if (passes(SampleGate.RIGHT, file, task, TrajectoryGates.right(trajectory))
                && passes(SampleGate.FINAL_GIVEN, file, task, TrajectoryGates.finalGiven(trajectory))
                && passes(SampleGate.MORE_THAN_ONE_TURN, file, task, TrajectoryGates.moreThanOneTurn(trajectory))
                && passes(
                        SampleGate.ANSWER_NOT_IN_QUESTION,
                        file,
                        task,
                        TrajectoryGates.answerNotInQuestion(trajectory))) {
            samples.addAll(samples(trajectory, prints));
        }
    }

    private boolean passes(SampleGate gate, String file, TaskSummary task, Optional<String> refusal) {
        return funnel.passes(gate, file, task.fingerprint(), 0, refusal);
    }

    private Optional<String> notHeldOut(Trajectory trajectory, TaskPrints prints) {
        boolean generated =
                benchmarks.findGenerated(trajectory.summary().taskType()).isPresent();
        return TrajectoryGates.notHeldOut(prints, !generated || trajectory.task() != null, options.heldOut());
    }

    private List<Sample> samples(Trajectory trajectory, TaskPrints prints) {
        Map<String, List<TurnSample>> conversations = new LinkedHashMap<>();
        for (var turn : trajectory.turns()) {
            if (options.roles().contains(turn.call().role())) {
                models.add(turn.call().model());
                var sample = sample(trajectory, turn, prints);
                if (sample != null) {
                    conversations
                            .computeIfAbsent(turn.call().call(), _ -> new ArrayList<>())
                            .add(sample);
                    turns++;
                }
            }
        }
        return conversations.values().stream()
                .flatMap(conversation -> TurnSample.merged(conversation).stream())
                .toList();
    }

    /// @return null where the turn is not learned
    private @Nullable TurnSample sample(Trajectory trajectory, Recorded turn, TaskPrints prints) {
        var given = given(turn);
        if (!isWorthLearning(trajectory, turn, given)) {
            return null;
        }
        var prompt = prompt(trajectory, turn);
        if (options.distilled() != null && !passes(SampleGate.PROMPT_DISTILLED, trajectory, turn, prompt.refusal())) {
            return null;
        }
        var repair = turn.isRoot() ? Repair.of(trajectory, turn, given) : Optional.<Repair>empty();
        var answer = repair.map(Repair::after).orElse(given);
        boolean recorded = prompt.isAsRecorded(turn) && base.wrote(turn.call());
        var tokens = recorded ? asRecorded(turn, answer) : base.rendered(prompt.messages(), answer, thinks(turn));
        if (!passes(SampleGate.SUPERVISED, trajectory, turn, supervised(tokens))
                || !passes(SampleGate.FITS, trajectory, turn, fits(trajectory, turn, tokens))) {
            return null;
        }
        repair.ifPresent(repairs::add);
        asRecorded += recorded ? 1 : 0;
        return new TurnSample(prompt.messages(), answer, tokens, turn.call().turn(), trajectory.origin(turn, prints));
    }

    private boolean isWorthLearning(Trajectory trajectory, Recorded turn, String given) {
        boolean whole = passes(SampleGate.READABLE, trajectory, turn, TurnGates.readable(turn, given))
                && passes(SampleGate.PROMPT_WHOLE, trajectory, turn, TurnGates.promptWhole(turn))
                && passes(SampleGate.ANSWER_WHOLE, trajectory, turn, TurnGates.answerWhole(turn));
        if (!whole || turn.isRoot() && !passes(SampleGate.RUNNABLE, trajectory, turn, TurnGates.runnable(given))) {
            return false;
        }
        if (!options.allowErrors() && !passes(SampleGate.NO_ERROR, trajectory, turn, TurnGates.noError(turn))) {
            return false;
        }
        var copied = TurnGates.answerNotInCode(given, trajectory.expected());
        return !turn.isRoot() || passes(SampleGate.ANSWER_NOT_IN_CODE, trajectory, turn, copied);
    }

    private boolean passes(SampleGate gate, Trajectory trajectory, Recorded turn, Optional<String> refusal) {
        return funnel.passes(
                gate,
                trajectory.file(),
                trajectory.summary().fingerprint(),
                turn.call().turn(),
                refusal);
    }

    private Distillation prompt(Trajectory trajectory, Recorded turn) {
        return options.distilled() == null || !turn.isRoot()
                ? new Distillation(turn.call().messages(), Optional.empty())
                : Distillation.of(trajectory, turn, options.distilled().texts());
    }

    /// What the model gave, its thoughts included; where the method went on with the beginning only, that.
    static String given(Recorded turn) {
        var answer = turn.call().answer();
        var used = turn.call().used();
        boolean whole = used.length() == answer.text().length();
        return whole && answer.details() != null && answer.details().raw() != null
                ? answer.details().raw()
                : used;
    }

    private TurnTokens asRecorded(Recorded turn, String answer) {
        var tokens = Objects.requireNonNull(turn.call().tokens());
        boolean whole =
                turn.call().used().length() == turn.call().answer().text().length();
        return whole && answer.equals(given(turn)) ? base.recorded(tokens) : base.recorded(tokens, answer);
    }

    private static boolean thinks(Recorded turn) {
        var details = turn.call().answer().details();
        return details != null && details.think();
    }

    private static Optional<String> supervised(TurnTokens tokens) {
        return TrajectoryGates.refusedIf(tokens.target().length == 0, "none of its tokens would be learned");
    }

    private Optional<String> fits(Trajectory trajectory, Recorded turn, TurnTokens tokens) {
        if (tokens.length() <= options.maxLength()) {
            return Optional.empty();
        }
        int supervised = tokens.target().length;
        int lost = Math.min(supervised, tokens.prompt().length + supervised - options.maxLength());
        tooLong.add(new TooLong(
                trajectory.file(),
                trajectory.summary().fingerprint(),
                turn.call().turn(),
                tokens.length(),
                supervised,
                Math.max(0, lost)));
        return Optional.of("it has %,d tokens, %,d more than the limit"
                .formatted(tokens.length(), tokens.length() - options.maxLength()));
    }

    private SftReport report(List<Path> files, Selection.Split split) {
        var all = new ArrayList<>(split.training());
        all.addAll(split.validation());
        return new SftReport(
                base.name(),
                base.templateDigest(),
                options.distilled() == null ? null : options.distilled().profile(),
                files.stream().map(Path::toString).toList(),
                new TreeSet<>(models),
                List.copyOf(problems),
                funnel.counts(),
                all.stream().mapToInt(sample -> sample.targets().size()).sum(),
                all.size(),
                split.validation().size(),
                asRecorded,
                all.stream().mapToLong(sample -> sample.ids().length).sum(),
                all.stream().mapToLong(Sample::supervised).sum(),
                options.maxLength(),
                all.stream().map(sample -> sample.ids().length).sorted().toList(),
                List.copyOf(tooLong),
                List.copyOf(repairs),
                Selection.parts(all),
                warnings(all, split));
    }

    private List<String> warnings(List<Sample> all, Selection.Split split) {
        var warnings = new ArrayList<String>();
        if (all.size() < Selection.FEW) {
            warnings.add("%,d samples are few; some hundred are known to move a small model.".formatted(all.size()));
        }
        if (split.validation().isEmpty() && !all.isEmpty()) {
            warnings.add("Nothing is kept for validation: all samples are of one text.");
        }
        if (asRecorded < turns) {
            warnings.add(
                    ("%,d of %,d turns were rendered by the template of %s, as their token ids were not recorded or"
                                    + " are another model's.")
                            .formatted(turns - asRecorded, turns, base.name()));
        }
        return warnings;
    }
}
