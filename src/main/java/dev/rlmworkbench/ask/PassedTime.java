package dev.rlmworkbench.ask;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Time that passes before somebody's eyes: in whole seconds, however long it takes, so that one sees it go on.
public final class PassedTime {

    private PassedTime() {}

    /// `12 s`, `1 min 05 s`, `1 h 02 min 05 s`; a time before the beginning counts as none.
    public static String between(Instant since, Instant now) {
        long seconds = Math.max(0, Duration.between(since, now).toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d h %02d min %02d s", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
