package dev.rlmworkbench.ui.state;

import dev.rlmworkbench.experiment.manifest.GpuMemory;
import dev.rlmworkbench.ui.fx.Background;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Measures the memory of this machine's GPUs: once, and again and again while a run goes on.
public final class DeviceWatch {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Background background;
    private final Supplier<Optional<GpuMemory>> gpus;
    private final RunCentre centre;
    private final Consumer<Optional<GpuMemory>> measured;
    private boolean measuring;

    public DeviceWatch(
            Background background,
            Supplier<Optional<GpuMemory>> gpus,
            RunCentre centre,
            Consumer<Optional<GpuMemory>> measured) {
        this.background = background;
        this.gpus = gpus;
        this.centre = centre;
        this.measured = measured;
        centre.current().addListener((_, _, run) -> begun(run));
    }

    private void begun(@Nullable Job run) {
        if (run != null) {
            measure(Duration.ZERO);
        }
    }

    /// On the thread of the screen.
    public void start() {
        measure(Duration.ZERO);
    }

    private void measure(Duration wait) {
        if (measuring) {
            return;
        }
        measuring = true;
        background.run(
                () -> {
                    Thread.sleep(wait);
                    return gpus.get();
                },
                memory -> {
                    measuring = false;
                    measured.accept(memory);
                    // a machine without a GPU does not get one
                    if (memory.isPresent() && centre.current().get() != null) {
                        measure(PAUSE);
                    }
                },
                _ -> measuring = false);
    }
}
