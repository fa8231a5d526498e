package dev.rlmworkbench.cli.models;

import dev.rlmworkbench.cli.terminal.Counted;
import dev.rlmworkbench.cli.terminal.OneLine;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.llm.PullListener;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// A download as a person follows it: a bar for each layer on a terminal, else a line a step and every tenth.
final class PullProgress implements PullListener, AutoCloseable {

    private static final int LINES_A_LAYER = 10;

    private final String model;
    private final Terminal terminal;
    private String status = "";
    private long tenth = -1;
    private @Nullable ProgressBar bar;

    PullProgress(String model, Terminal terminal) {
        this.model = model;
        this.terminal = terminal;
    }

    @Override
    public void onProgress(String newStatus, long completed, long total) {
        boolean step = !newStatus.equals(status);
        status = newStatus;
        if (terminal.interactive()) {
            showBar(step, completed, total);
        } else {
            showLine(step, completed, total);
        }
    }

    private void showBar(boolean step, long completed, long total) {
        if (step) {
            close();
            if (total == 0) {
                terminal.err().println(line());
            } else {
                bar = new ProgressBarBuilder()
                        .setTaskName(OneLine.of(status, 30))
                        .setInitialMax(total)
                        .startsFrom(completed, Duration.ZERO)
                        .setUnit(" MB", 1_000_000)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(500)
                        .setConsumer(new ConsoleProgressBarConsumer(terminal.err()))
                        .build();
            }
        }
        if (bar != null) {
            bar.stepTo(completed);
        }
    }

    private void showLine(boolean step, long completed, long total) {
        long now = total == 0 ? 0 : completed * LINES_A_LAYER / total;
        if (step || now > tenth) {
            tenth = now;
            terminal.err()
                    .println(
                            total == 0
                                    ? line()
                                    : "%s: %s of %s".formatted(line(), Counted.bytes(completed), Counted.bytes(total)));
        }
    }

    private String line() {
        return "%s: %s".formatted(OneLine.of(model, 60), OneLine.of(status, 60));
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
