package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.report.figure.SeriesStyle;
import dev.rlmworkbench.report.figure.Tone;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.result.StopReason;
import java.util.EnumSet;
import java.util.Set;

/// Into what the results of a cell are split: each result is in one of these.
enum OutcomeShare {
    RIGHT("right", Tone.RIGHT, 0),
    WRONG("wrong", Tone.WRONG, 0),
    CUT("wrong, prompt cut", Tone.CUT, 0),
    REFUSED("prompt refused", Tone.CUT, 1),
    LIMIT("stopped at a limit", Tone.LIMIT, 0),
    NO_ANSWER("no answer", Tone.NO_ANSWER, 0),
    ERROR("failed", Tone.ERROR, 0);

    private static final Set<StopReason> LIMITS = EnumSet.of(
            StopReason.ITERATIONS, StopReason.SUB_CALLS, StopReason.TOKENS, StopReason.TIME, StopReason.ERRORS);

    final String words;
    final SeriesStyle style;

    OutcomeShare(String words, Tone tone, int variant) {
        this.words = words;
        this.style = new SeriesStyle(tone, variant);
    }

    static OutcomeShare of(ResultRow row) {
        return switch (row.kind()) {
            case ERROR -> ERROR;
            case RIGHT -> RIGHT;
            case WRONG, NO_ANSWER -> ofWrong(row);
        };
    }

    private static OutcomeShare ofWrong(ResultRow row) {
        if (Tally.isRefused(row)) {
            return REFUSED;
        }
        if (row.truncated()) {
            return CUT;
        }
        if (reachedLimit(row)) {
            return LIMIT;
        }
        return switch (row.kind()) {
            case NO_ANSWER -> NO_ANSWER;
            case WRONG, RIGHT, ERROR -> WRONG;
        };
    }

    /// Whether a limit of the method stopped it, rightly answered or not.
    static boolean reachedLimit(ResultRow row) {
        return row.timedOut()
                || StopReason.find(row.stopReason()).filter(LIMITS::contains).isPresent();
    }
}
