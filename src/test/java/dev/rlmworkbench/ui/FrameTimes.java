package dev.rlmworkbench.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;

/// Times between the pulses of JavaFX. On its thread.
public final class FrameTimes extends AnimationTimer {

    private final List<Long> gaps = new ArrayList<>();
    private long before;

    @Override
    public void handle(long now) {
        long time = System.nanoTime();
        if (before != 0) {
            gaps.add(time - before);
        }
        before = time;
    }

    /// `frames p50 16.7 p95 35.1 p99 51.0 max 80.2 ms`.
    public String words() {
        var sorted = gaps.stream().sorted().toList();
        return "frames p50 %.1f p95 %.1f p99 %.1f max %.1f ms"
                .formatted(at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size())) / 1e6;
    }
}
