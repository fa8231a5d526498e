package dev.rlmworkbench.cli.results;

import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.result.ResultRows;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// How far the reading of long files is. Shown only where somebody watches, and only when it takes a while.
final class ReadingBar implements ResultRows.Progress, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Terminal terminal;
    private final long begun = System.nanoTime();
    private @Nullable ProgressBar bar;

    ReadingBar(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void read(long done, long total) {
        if (bar == null && done < total && terminal.interactive() && System.nanoTime() - begun > PATIENCE.toNanos()) {
            bar = new ProgressBarBuilder()
                    .setTaskName("reading")
                    .setInitialMax(total)
                    .setUnit(" MB", 1_000_000)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(500)
                    .setConsumer(new ConsoleProgressBarConsumer(terminal.err()))
                    .build();
        }
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
