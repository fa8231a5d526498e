package dev.rlmworkbench.cli.run;

import dev.rlmworkbench.experiment.run.RunProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// A run's progress as a bar that a person watches. The expected time is the run's own, from rates per method and
/// length.
final class BarProgress implements RunProgress.Listener, AutoCloseable {

    private final String run;
    private final PrintStream out;
    private @Nullable ProgressBar bar;
    private volatile Optional<Duration> left = Optional.empty();

    BarProgress(String run, PrintStream out) {
        this.run = run;
        this.out = out;
    }

    @Override
    public void accept(RunProgress progress) {
        switch (progress) {
            case RunProgress.Planned planned -> begin(planned);
            case RunProgress.Started started ->
                say("%s at %d".formatted(started.method(), started.task().contextLength()));
            case RunProgress.Skipped skipped -> say("skipped " + skipped.fingerprint());
            case RunProgress.Finished finished -> {
                left = finished.left();
                step(finished.finished());
                say("%s %s"
                        .formatted(
                                finished.result().method(),
                                RunReport.verdict(finished.result().outcome())));
            }
        }
    }

    private void begin(RunProgress.Planned planned) {
        planned.notices().forEach(notice -> out.println("note: " + notice));
        out.println(RunReport.planned(run, planned));
        bar = new ProgressBarBuilder()
                .setTaskName(run)
                .setInitialMax(planned.total())
                .startsFrom(planned.done(), Duration.ZERO)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(500)
                .setEtaFunction(_ -> left)
                .setConsumer(new ConsoleProgressBarConsumer(out))
                .build();
    }

    private void step(int finished) {
        if (bar != null) {
            bar.stepTo(finished);
        }
    }

    private void say(String text) {
        if (bar != null) {
            bar.setExtraMessage(" " + text.lines().findFirst().orElse(""));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
