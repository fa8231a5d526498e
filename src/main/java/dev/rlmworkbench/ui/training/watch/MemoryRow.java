package dev.rlmworkbench.ui.training.watch;

import dev.rlmworkbench.gpu.HostMonitor;
import dev.rlmworkbench.result.training.MemoryPart;
import dev.rlmworkbench.training.job.JobState;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.state.TrainingMoment;
import dev.rlmworkbench.ui.training.gauge.MemoryBar;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The forecast of the memory beside what was measured, and while the training works beside what it may take.
final class MemoryRow {

    private static final long BETWEEN_READINGS = Duration.ofSeconds(2).toNanos();

    /// What is drawn is not drawn again: a hundredth of a GiB is the least that one sees.
    private static final long LEAST = 10L << 20;

    private final Background background;
    private final MemoryBar bar = new MemoryBar();
    private OptionalLong available = OptionalLong.empty();
    private OptionalLong process = OptionalLong.empty();
    private long readAt = System.nanoTime() - BETWEEN_READINGS;
    private @Nullable Shown shown;

    private record Shown(List<MemoryPart> forecast, OptionalLong available, OptionalLong peak) {}

    MemoryRow(Background background) {
        this.background = background;
    }

    MemoryBar bar() {
        return bar;
    }

    void show(TrainingMoment moment) {
        process = moment.state() instanceof JobState.Working(var _, var sign)
                ? OptionalLong.of(sign.process())
                : OptionalLong.empty();
        if (process.isEmpty()) {
            available = OptionalLong.empty();
        } else if (System.nanoTime() - readAt >= BETWEEN_READINGS) {
            readAt = System.nanoTime();
            read(process);
        }
        var started = moment.status().started();
        draw(new Shown(
                started == null ? List.of() : started.forecast(),
                rounded(available),
                moment.status().peakMemory().map(OptionalLong::of).orElse(OptionalLong.empty())));
    }

    private void read(OptionalLong of) {
        background.run(
                () -> new HostMonitor(of).read(),
                host -> {
                    boolean known =
                            host.availableBytes().isPresent() && host.ownBytes().isPresent();
                    if (known && of.equals(process)) {
                        available = OptionalLong.of(host.availableBytes().getAsLong()
                                + host.ownBytes().getAsLong());
                    }
                },
                _ -> available = OptionalLong.empty());
    }

    private static OptionalLong rounded(OptionalLong bytes) {
        return bytes.isEmpty() ? bytes : OptionalLong.of(bytes.getAsLong() / LEAST * LEAST);
    }

    private void draw(Shown now) {
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        if (now.forecast().isEmpty()) {
            bar.showNothing("its forecast is not known");
        } else {
            bar.show(now.forecast(), now.available(), now.peak(), OptionalLong.empty());
        }
    }
}
