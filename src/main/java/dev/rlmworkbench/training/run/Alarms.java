package dev.rlmworkbench.training.run;

import dev.rlmworkbench.result.training.TrainingEvent.Severity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Notices in the curves of a training what people would want to be told: each thing once, until it is over. What no
/// training survives, as a loss that is no number or exactly 0, is no alarm but ends it, see [StepMaker].
final class Alarms {

    /// Steps that make what is usual, and how many of them there must be.
    private static final int WINDOW = 50;

    private static final int NEEDED = 20;
    private static final double DEVIATIONS = 4;
    private static final double TIMES_NORM = 10;
    private static final double TIMES_PACE = 3;

    /// Share by which the mean loss of a window must be below that of the one before.
    private static final double FALL = 0.01;

    /// Of a plateau that is over.
    private static final double CLEAR_FALL = 0.05;

    /// Nats; below it there is nothing left to learn.
    private static final double LEARNED = 0.05;

    private static final double FULL = 0.95;
    private static final double ROOM_AGAIN = 0.9;
    private static final int RISES = 3;

    private final Deque<Double> losses = new ArrayDeque<>();
    private final Deque<Double> norms = new ArrayDeque<>();
    private final Deque<Double> paces = new ArrayDeque<>();
    private final Bell spike = new Bell();
    private final Bell steep = new Bell();
    private final Bell slow = new Bell();
    private final Bell flat = new Bell();
    private final Bell full = new Bell();
    private double lastValidation = Double.POSITIVE_INFINITY;
    private int rises;

    /// @param text one sentence
    record Alarm(Severity severity, String text) {}

    /// Rings when something begins, and not again before it was over.
    private static final class Bell {
        private boolean rang;

        boolean rings(boolean begins, boolean goesOn) {
            boolean rings = begins && !rang;
            rang = begins || rang && goesOn;
            return rings;
        }

        boolean rings(boolean holds) {
            return rings(holds, holds);
        }
    }

    /// @param seconds that it took
    List<Alarm> step(int step, StepMaker.Made made, double seconds) {
        var found = new ArrayList<Alarm>();
        // a long text takes longer
        double pace = seconds / made.tokens();
        if (paces.size() >= NEEDED) {
            loss(made.loss()).ifPresent(found::add);
            norm(made.norm()).ifPresent(found::add);
            pace(step, pace, seconds).ifPresent(found::add);
        }
        keep(losses, made.loss(), 2 * WINDOW);
        keep(norms, made.norm(), WINDOW);
        keep(paces, pace, WINDOW);
        plateau().ifPresent(found::add);
        return found;
    }

    private Optional<Alarm> loss(double loss) {
        var last = losses.stream().skip(Math.max(0, losses.size() - WINDOW)).toList();
        double mean = mean(last);
        double variance = last.stream()
                .mapToDouble(d -> (d - mean) * (d - mean))
                .average()
                .orElseThrow();
        return spike.rings(loss - mean > DEVIATIONS * Math.sqrt(variance))
                ? warning("The loss jumped to %.3f; the last %,d had a mean of %.3f.", loss, last.size(), mean)
                : Optional.empty();
    }

    private Optional<Alarm> norm(double norm) {
        double times = norm / median(norms);
        return steep.rings(times > TIMES_NORM)
                ? warning("The gradients are %.0f times as long as usual.", times)
                : Optional.empty();
    }

    private Optional<Alarm> pace(int step, double pace, double seconds) {
        double times = pace / median(paces);
        return slow.rings(times > TIMES_PACE)
                ? warning(
                        "Step %,d took %.1f s, for each token %.1f times as long as usual: something else may use the"
                                + " machine.",
                        step, seconds, times)
                : Optional.empty();
    }

    private Optional<Alarm> plateau() {
        if (losses.size() < 2 * WINDOW) {
            return Optional.empty();
        }
        double before = mean(losses.stream().limit(WINDOW).toList());
        double now = mean(losses.stream().skip(WINDOW).toList());
        double fall = (before - now) / before;
        return flat.rings(fall < FALL && before > LEARNED, fall < CLEAR_FALL)
                ? Optional.of(new Alarm(
                        Severity.NOTICE,
                        sentence(
                                "The loss falls no more: its mean over %,d steps is %.3f, and was %.3f over those"
                                        + " before.",
                                WINDOW, now, before)))
                : Optional.empty();
    }

    /// @param taken share of the memory that is there, 0 to 1
    Optional<Alarm> memory(double taken) {
        return full.rings(taken > FULL, taken > ROOM_AGAIN)
                ? warning(
                        "Memory is nearly full, %.0f %% of it is taken: close other programs, or the training will"
                                + " have to stop.",
                        100 * taken)
                : Optional.empty();
    }

    Optional<Alarm> validation(double loss) {
        rises = loss > lastValidation ? rises + 1 : 0;
        lastValidation = loss;
        return rises == RISES
                ? warning("The validation loss rose %d times in a row: the training texts are learned by heart.", RISES)
                : Optional.empty();
    }

    private static Optional<Alarm> warning(String format, Object... values) {
        return Optional.of(new Alarm(Severity.WARNING, sentence(format, values)));
    }

    private static String sentence(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static void keep(Deque<Double> values, double value, int most) {
        values.add(value);
        if (values.size() > most) {
            values.removeFirst();
        }
    }

    private static double mean(Collection<Double> values) {
        return values.stream().mapToDouble(d -> d).average().orElseThrow();
    }

    private static double median(Collection<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
