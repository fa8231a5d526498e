package dev.rlmworkbench.ui.state;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.result.training.TrainingEvent.CheckpointSaved;
import dev.rlmworkbench.result.training.TrainingEvent.EndReason;
import dev.rlmworkbench.result.training.TrainingEvent.Phase;
import dev.rlmworkbench.training.job.JobCommand;
import dev.rlmworkbench.training.job.JobState;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.run.Checkpoints;
import dev.rlmworkbench.ui.notice.Notice;
import dev.rlmworkbench.ui.notice.Notices;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/// Says what became of trainings: that one ended, and that one has done what it was asked for - when it has, and not
/// when the button was pressed.
final class TrainingNotices {

    private final Notices notices;
    private final Set<TrainingFeed> working = new HashSet<>();
    private Consumer<TrainingFolder> show = _ -> {};

    TrainingNotices(Notices notices) {
        this.notices = notices;
    }

    void showBy(Consumer<TrainingFolder> how) {
        show = how;
    }

    /// Listens as long as the feed is there.
    void follow(TrainingFeed feed) {
        feed.listen(moment -> hear(feed, moment));
    }

    void asked(TrainingFeed feed, JobCommand command) {
        var moment = feed.now().get();
        if (moment == null || !moment.state().lives()) {
            return;
        }
        var saved = moment.status().saved();
        boolean nothingNew = saved != null && saved.step() == moment.status().made()
                || moment.status().made() == 0;
        if (command == JobCommand.CHECKPOINT && nothingNew) {
            notices.info(
                    "Nothing to save",
                    saved == null
                            ? "%s has made no step yet."
                                    .formatted(feed.training().name())
                            : "%s has made no step since %s was saved."
                                    .formatted(feed.training().name(), saved.folder()));
            return;
        }
        feed.ask(
                command,
                failure -> notices.error(
                        "It cannot be asked",
                        "%s cannot be asked to %s: %s."
                                .formatted(
                                        feed.training().name(),
                                        command.name().toLowerCase(Locale.ROOT),
                                        failure instanceof IOException e
                                                ? FileTrouble.reason(e)
                                                : failure.getMessage()),
                        null));
    }

    private void hear(TrainingFeed feed, TrainingMoment moment) {
        var command = feed.asked().get();
        if (command != null && isDone(command, moment)) {
            feed.answered();
            confirm(feed, command, moment);
        } else if (command != null && !moment.state().lives()) {
            feed.answered();
        }
        if (moment.state().lives()) {
            working.add(feed);
        } else if (working.remove(feed)) {
            tellEnd(feed, moment);
        }
    }

    private static boolean isDone(JobCommand command, TrainingMoment moment) {
        return switch (command) {
            case PAUSE -> moment.state() instanceof JobState.Working(Phase phase, var _) && phase == Phase.PAUSED;
            case RESUME -> moment.state() instanceof JobState.Working(Phase phase, var _) && phase != Phase.PAUSED;
            case STOP -> moment.state() instanceof JobState.Ended;
            case CHECKPOINT ->
                moment.fresh().stream()
                        .anyMatch(event ->
                                event instanceof CheckpointSaved saved && Checkpoints.isResumable(saved.folder()));
        };
    }

    private void confirm(TrainingFeed feed, JobCommand command, TrainingMoment moment) {
        var name = feed.training().name();
        int step = moment.status().made();
        switch (command) {
            case PAUSE ->
                notices.success("Paused", "%s waits after step %,d, which is saved.".formatted(name, step), null);
            case RESUME -> notices.success("Goes on", "%s goes on after step %,d.".formatted(name, step), null);
            case CHECKPOINT -> {
                var saved = moment.status().saved();
                notices.success(
                        "Checkpoint saved",
                        "%s: %s can be gone on from.".formatted(name, saved == null ? "it" : saved.folder()),
                        null);
            }
            case STOP -> {
                // the end is told anyway
            }
        }
    }

    private void tellEnd(TrainingFeed feed, TrainingMoment moment) {
        var name = feed.training().name();
        var look = new Notice.Action("Show", () -> show.accept(feed.training()));
        switch (moment.state()) {
            case JobState.Ended(var finished, var failure) -> {
                if (finished.reason() == EndReason.FAILED) {
                    notices.error(
                            "Training failed",
                            "%s failed after step %,d. %s"
                                    .formatted(name, finished.step(), failure == null ? "" : failure),
                            look);
                } else {
                    notices.success(
                            finished.reason() == EndReason.STOPPED ? "Stopped and saved" : "Training finished",
                            "%s: %s.".formatted(name, ended(finished.reason(), finished.step())),
                            look);
                }
            }
            case JobState.Gone(var lastWords) ->
                notices.error(
                        "Training ended without a word",
                        "The process of %s is gone (%s). It can go on from what was saved last."
                                .formatted(name, lastWords),
                        look);
            case JobState.Waiting _, JobState.Starting _, JobState.Working _, JobState.Silent _ -> {
                // it has not ended
            }
        }
    }

    private static String ended(EndReason reason, int step) {
        return switch (reason) {
            case COMPLETED -> "all %,d steps are made".formatted(step);
            case EARLY_STOP ->
                "ended early after step %,d, as the validation loss did not fall any more".formatted(step);
            case STOPPED -> "stopped after step %,d; it can go on from there".formatted(step);
            case FAILED -> "failed after step %,d".formatted(step);
        };
    }
}
