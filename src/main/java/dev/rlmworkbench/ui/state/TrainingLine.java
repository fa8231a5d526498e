package dev.rlmworkbench.ui.state;

import dev.rlmworkbench.display.ReadableTime;
import dev.rlmworkbench.result.training.TrainingEvent.Phase;
import dev.rlmworkbench.training.job.JobState;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A training that works in one line, for what surrounds the screens.
///
/// @param progress `sft_muon  step 412 of 960`
/// @param share    0 to 1, below 0 while it is not known
/// @param left     `about 21 min left`, empty while it is not known or it waits
/// @param speed    `1,240 tok/s`, empty while it is not known or it waits
public record TrainingLine(String progress, double share, String left, String speed) {

    /// @param moment null before its files were read
    public static TrainingLine of(String name, @Nullable TrainingMoment moment) {
        if (moment == null) {
            return new TrainingLine(name, -1, "", "");
        }
        var status = moment.status();
        boolean trains = moment.state() instanceof JobState.Working(var phase, var _)
                && (phase == Phase.TRAINING || phase == Phase.VALIDATING || phase == Phase.SAVING);
        var last = status.last();
        return new TrainingLine(
                "%s  %s".formatted(name, doing(moment)).strip(),
                status.steps() == 0 ? -1 : Math.min(1, (double) status.made() / status.steps()),
                trains
                        ? status.left()
                                .map(left -> "about %s left".formatted(ReadableTime.of(left)))
                                .orElse("")
                        : "",
                trains && last != null ? String.format(Locale.ROOT, "%,.0f tok/s", last.tokensPerSecond()) : "");
    }

    private static String doing(TrainingMoment moment) {
        var status = moment.status();
        var steps = status.steps() == 0 ? "" : "step %,d of %,d".formatted(status.made(), status.steps());
        return switch (moment.state()) {
            case JobState.Starting _ -> "starting";
            case JobState.Silent _ -> "silent, " + steps;
            case JobState.Working(var phase, var _) ->
                switch (phase) {
                    case LOADING -> "loading";
                    case PAUSED -> "paused, " + steps;
                    case STOPPING -> "stopping, " + steps;
                    case TRAINING, VALIDATING, SAVING -> steps;
                };
            case JobState.Waiting _, JobState.Ended _, JobState.Gone _ -> "ended";
        };
    }
}
