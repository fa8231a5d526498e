package dev.rlmworkbench.ui.training.watch;

import dev.rlmworkbench.result.training.TrainingEvent.EndReason;
import dev.rlmworkbench.training.job.JobState;
import dev.rlmworkbench.training.job.TrainingStatus;
import dev.rlmworkbench.ui.state.TrainingMoment;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// What is to be said of a training beside where it stands: why it does not work, and how to go on.
///
/// @param severe whether it failed
/// @param title  what happened
/// @param words  why, and what to do
/// @param hasLog whether what its process said may tell more
record StateMessage(boolean severe, String title, String words, boolean hasLog) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.systemDefault());

    static Optional<StateMessage> of(TrainingMoment moment) {
        var status = moment.status();
        return switch (moment.state()) {
            case JobState.Waiting _ ->
                Optional.of(new StateMessage(
                        false,
                        "It was described and not started",
                        "Start makes a process of its own for it, which lives on when the window is closed.",
                        false));
            case JobState.Silent(var _, var since) ->
                Optional.of(new StateMessage(
                        false,
                        "No sign of life since " + TIME.format(since),
                        "Its process is there and does not move: it hangs, or the machine slept. Wait a moment; if"
                                + " nothing comes, end the process and resume the training.",
                        true));
            case JobState.Ended(var finished, var failure)
            when finished.reason() == EndReason.FAILED ->
                Optional.of(new StateMessage(
                        true,
                        "Failed after step %,d".formatted(status.made()),
                        "%s %s".formatted(failure == null ? "It did not say why." : failure, howToGoOn(status)),
                        true));
            case JobState.Gone(var lastWords) ->
                Optional.of(new StateMessage(
                        true,
                        "Its process is gone and did not say why",
                        "Possibly %s. %s".formatted(lastWords, howToGoOn(status)),
                        true));
            case JobState.Starting _, JobState.Working _, JobState.Ended _ -> Optional.empty();
        };
    }

    /// @param problem why, as the system says it
    static StateMessage unreadable(String problem) {
        return new StateMessage(
                true, "Its files cannot be read", "%s. It is tried again every second.".formatted(problem), false);
    }

    private static String howToGoOn(TrainingStatus status) {
        var saved = status.saved();
        return saved == null
                ? "Nothing was saved yet: Resume begins anew."
                : "Resume goes on from %s; the steps after it are made again.".formatted(saved.folder());
    }
}
