package dev.rlmworkbench.cli.train;

import dev.rlmworkbench.cli.terminal.Counted;
import dev.rlmworkbench.cli.terminal.OneLine;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.display.Plural;
import dev.rlmworkbench.display.ReadableTime;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingMetrics;
import dev.rlmworkbench.training.job.JobSign;
import dev.rlmworkbench.training.run.TrainingEta;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// What a terminal shows of a training: a bar where somebody looks on, else a line a step, or each event as JSON.
final class TrainingPrinter implements Consumer<TrainingEvent>, AutoCloseable {

    enum Form {
        BAR,
        LINES,
        JSON
    }

    private static final int ANSWER_WIDTH = 100;

    private final Terminal terminal;
    private final Form form;
    private final TrainingEta eta = new TrainingEta();
    private String speed = "";
    private @Nullable ProgressBar bar;

    TrainingPrinter(Terminal terminal, Form form) {
        this.terminal = terminal;
        this.form = form;
    }

    /// Hears what happened before it began to look, and shows nothing of it.
    void remember(TrainingEvent event) {
        eta.hear(event);
    }

    @Override
    public void accept(TrainingEvent event) {
        eta.hear(event);
        switch (form) {
            case JSON -> terminal.out().println(TrainingMetrics.line(event));
            case LINES, BAR -> show(event);
        }
    }

    /// Shows how far the step at hand is, which may take minutes.
    void sign(JobSign sign) {
        beginOnce();
        if (bar != null && sign.all() > 1) {
            bar.setExtraMessage(" %s, %d/%d".formatted(speed, sign.done() + 1, sign.all()));
        }
    }

    private void show(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Started started -> {
                line(
                        started.spec().containsKey("rollouts")
                                ? "%s: %,d steps, each after %,d attempts; %,d numbers learn"
                                        .formatted(
                                                started.name(),
                                                started.steps(),
                                                started.samples(),
                                                started.parameters())
                                : "%s: %,d steps over %,d texts (%,d to judge by), %,d numbers learn"
                                        .formatted(
                                                started.name(),
                                                started.steps(),
                                                started.samples(),
                                                started.validationSamples(),
                                                started.parameters()));
                beginOnce();
            }
            case TrainingEvent.Resumed resumed ->
                line(
                        resumed.step() == 0
                                ? "begins anew: nothing was saved before"
                                : "goes on after step %,d%s"
                                        .formatted(resumed.step(), resumed.why() == null ? "" : "; " + resumed.why()));
            case TrainingEvent.PhaseChanged changed -> phase(changed);
            case TrainingEvent.Step step -> step(step);
            case TrainingEvent.Attempted attempted -> line(attempted(attempted));
            case TrainingEvent.Validation judged ->
                line("validation after step %,d: loss %.4f%s"
                        .formatted(judged.step(), judged.loss(), judged.best() ? ", the lowest so far" : ""));
            case TrainingEvent.CheckpointSaved saved -> {
                if (form == Form.LINES) {
                    line("saved: " + saved.folder());
                }
            }
            case TrainingEvent.AdapterHealth _ -> {
                // a table of numbers, for charts
            }
            case TrainingEvent.PromptChosen chosen ->
                line("prompt %d, without the adapter: %s"
                        .formatted(chosen.number(), said(chosen.base(), chosen.baseEqual())));
            case TrainingEvent.AnswerGenerated said ->
                line("prompt %d after step %,d: %s"
                        .formatted(said.number(), said.step(), said(said.text(), said.equal())));
            case TrainingEvent.Alert alert -> line(Terminal.harmless(alert.text()));
            case TrainingEvent.Finished finished -> {
                close();
                end(finished);
            }
        }
    }

    private static String attempted(TrainingEvent.Attempted attempted) {
        return "attempts for step %,d: %,d at %s, %.0f %% right, %.0f %% with a final answer, %.0f %% with failed code; reward %.3f, deviation %.3f%s"
                .formatted(
                        attempted.step(),
                        attempted.attempts(),
                        Plural.of(attempted.tasks(), "task"),
                        100 * attempted.score(),
                        100 * attempted.finals(),
                        100 * attempted.errors(),
                        attempted.reward(),
                        attempted.deviation(),
                        attempted.alike() == 0 ? "" : "; nothing to learn at " + Plural.of(attempted.alike(), "task"));
    }

    private static String said(String text, boolean equal) {
        return equal ? "the recorded answer" : "'%s'".formatted(Terminal.harmless(OneLine.of(text, ANSWER_WIDTH)));
    }

    private void phase(TrainingEvent.PhaseChanged changed) {
        switch (changed.phase()) {
            case LOADING -> line("loading the model");
            case PAUSED -> line("paused after step %,d".formatted(changed.step()));
            case TRAINING, VALIDATING, SAVING, STOPPING -> {
                // other events tell of them
            }
        }
    }

    private void beginOnce() {
        if (form == Form.BAR && bar == null && eta.steps() > 0) {
            bar = new ProgressBarBuilder()
                    .setTaskName("train")
                    .setInitialMax(eta.steps())
                    .startsFrom(eta.made(), Duration.ZERO)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(500)
                    .setEtaFunction(_ -> eta.left())
                    .setConsumer(new ConsoleProgressBarConsumer(terminal.err()))
                    .build();
        }
    }

    private void step(TrainingEvent.Step step) {
        speed = "loss %.4f, %,.0f tokens/s".formatted(step.loss(), step.tokensPerSecond());
        beginOnce();
        if (bar != null) {
            bar.stepTo(step.step());
            bar.setExtraMessage(" " + speed);
        } else {
            line("[%,d/%,d] %s%s"
                    .formatted(
                            step.step(),
                            eta.steps(),
                            speed,
                            eta.left()
                                    .filter(_ -> step.step() < eta.steps())
                                    .map(left -> "; about " + ReadableTime.of(left) + " left")
                                    .orElse("")));
        }
    }

    private void end(TrainingEvent.Finished finished) {
        line(
                switch (finished.reason()) {
                    case COMPLETED -> "done: all steps are made";
                    case EARLY_STOP -> "done early: it gets no better any more";
                    case STOPPED -> "stopped after step %,d".formatted(finished.step());
                    case FAILED -> "failed after step %,d".formatted(finished.step());
                });
        if (finished.bestValidation() != null) {
            line("lowest validation loss: %.4f after step %,d"
                    .formatted(finished.bestValidation(), finished.bestStep()));
        }
        if (finished.peakMemory() != null) {
            line("memory at most: %s%s"
                    .formatted(
                            Counted.bytes(finished.peakMemory()),
                            finished.forecastMemory() == null
                                    ? ""
                                    : " (expected: %s)".formatted(Counted.bytes(finished.forecastMemory()))));
        }
    }

    private PrintStream stream() {
        return form == Form.BAR ? terminal.err() : terminal.out();
    }

    private void line(String text) {
        if (bar != null) {
            stream().print("\r\u001b[K"); // the bar comes again below
        }
        stream().println(text);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
