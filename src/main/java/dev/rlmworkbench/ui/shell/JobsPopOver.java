package dev.rlmworkbench.ui.shell;

import dev.rlmworkbench.display.ReadableTime;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.control.SectionHeader;
import dev.rlmworkbench.ui.control.StyleSheets;
import dev.rlmworkbench.ui.fx.ShownTask;
import dev.rlmworkbench.ui.fx.WaitClock;
import dev.rlmworkbench.ui.notice.Notice;
import dev.rlmworkbench.ui.notice.Notices;
import dev.rlmworkbench.ui.state.Job;
import dev.rlmworkbench.ui.state.JobCentre;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.TaskProgressView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// All jobs with their progress and a button to cancel, and the messages that were shown; below the button of the
/// toolbar, and up to date while it is open.
final class JobsPopOver extends PopOver {

    private static final int MAX_MESSAGES = 20;
    private static final double ROW = 62;
    private static final int MAX_ROWS = 4;

    private final JobCentre jobs;
    private final Notices notices;
    private final TaskProgressView<ShownTask> list = new TaskProgressView<>();
    private final Map<Job, ShownTask> tasks = new HashMap<>();
    private final Map<ShownTask, Job> jobOf = new HashMap<>();
    private final VBox messages = new VBox(8);
    private final WaitClock clock;
    private WaitClock.@Nullable Wait whileOpen;

    JobsPopOver(JobCentre jobs, Notices notices, WaitClock clock, TrainingRows trainings) {
        this.jobs = jobs;
        this.notices = notices;
        this.clock = clock;
        setAnimated(false);
        setDetachable(false);
        setArrowLocation(ArrowLocation.TOP_RIGHT);
        setArrowSize(8);
        setCornerRadius(8);
        getRoot().getStylesheets().add(StyleSheets.address("popover"));
        list.setRetainTasks(true);
        list.setGraphicFactory(this::mark);
        list.prefHeightProperty()
                .bind(Bindings.size(list.getTasks()).map(size -> Math.min(size.intValue(), MAX_ROWS) * ROW));
        list.setMinHeight(ROW);
        onlyWhen(list, Bindings.isNotEmpty(list.getTasks()));
        var none = hint("Nothing was started yet.");
        onlyWhen(
                none,
                Bindings.isEmpty(list.getTasks())
                        .and(trainings.visibleProperty().not()));
        var clear = Buttons.ghost("Clear ended", jobs::clearEnded);
        clear.getStyleClass().add("compact");
        var scroll = new ScrollPane(messages);
        scroll.setFitToWidth(true);
        var content = new VBox(
                12, new SectionHeader("Jobs", clear), none, trainings, list, new SectionHeader("Messages"), scroll);
        content.setId("jobs-popover");
        content.getStyleClass().add("jobs-popover");
        setContentNode(content);
        // the keyboard is in the list, as everything that was opened
        setOnShown(_ -> {
            clear.requestFocus();
            whileOpen = clock.begin(_ -> tasks.forEach(this::tell));
        });
        setOnHidden(_ -> {
            if (whileOpen != null) {
                whileOpen.end();
            }
        });
        jobs.jobs().addListener((ListChangeListener<Job>) _ -> showJobs());
        notices.history().addListener((ListChangeListener<Notice>) _ -> showMessages());
        showJobs();
        showMessages();
    }

    /// @param button below which it appears
    void openOrClose(Node button) {
        if (isShowing()) {
            hide();
        } else {
            show(button);
        }
    }

    private void showJobs() {
        tasks.keySet().retainAll(jobs.jobs());
        jobOf.keySet().retainAll(tasks.values());
        list.getTasks()
                .setAll(jobs.jobs().stream()
                        .map(job -> tasks.computeIfAbsent(job, this::task))
                        .toList());
    }

    private ShownTask task(Job job) {
        var task = ShownTask.running(job.name(), job::cancel);
        jobOf.put(task, job);
        job.state().addListener(_ -> tell(job, task));
        job.fraction().addListener(_ -> tell(job, task));
        job.detail().addListener(_ -> tell(job, task));
        tell(job, task);
        return task;
    }

    private void tell(Job job, ShownTask task) {
        var state = job.state().get();
        double fraction = job.fraction().get();
        switch (state) {
            case RUNNING -> task.show(fraction, words("Running for " + passed(job), job));
            case STOPPING -> task.show(fraction, words("Stopping", job));
            case DONE -> task.show(1, words("Done", job));
            case CANCELLED -> task.show(Math.max(0, fraction), words("Cancelled", job));
            case FAILED -> task.show(Math.max(0, fraction), words("Failed", job));
        }
        if (state.ended()) {
            task.end();
        }
    }

    private String passed(Job job) {
        long seconds = Duration.between(job.startedAt(), clock.now()).toSeconds();
        return seconds < 100 ? Math.max(0, seconds) + " s" : ReadableTime.of(Duration.ofSeconds(seconds));
    }

    private static String words(String state, Job job) {
        return job.detail().get().isEmpty()
                ? state
                : state + ": " + job.detail().get();
    }

    /// The state as an icon; and, as the list knows no names, which job its button cancels.
    private Node mark(ShownTask task) {
        var job = jobOf.get(task);
        if (job == null) {
            return new StackPane();
        }
        var icon =
                switch (job.state().get()) {
                    case RUNNING -> Icons.of(Feather.LOADER, "icon-16", "accent-icon");
                    case STOPPING -> Icons.of(Feather.LOADER, "icon-16");
                    case DONE -> Icons.of(Feather.CHECK, "icon-16", "right-icon");
                    case CANCELLED -> Icons.of(Feather.SLASH, "icon-16");
                    case FAILED -> Icons.of(Feather.ALERT_TRIANGLE, "icon-16", "warn-icon");
                };
        var mark = new StackPane(icon);
        mark.parentProperty().addListener((_, _, parent) -> {
            if (parent instanceof BorderPane row && row.getRight() instanceof Button cancel) {
                cancel.setAccessibleText("Cancel " + job.name());
                cancel.setTooltip(new Tooltip("Cancel " + job.name()));
            }
        });
        return mark;
    }

    private void showMessages() {
        messages.getChildren().clear();
        if (notices.history().isEmpty()) {
            messages.getChildren().add(hint("No messages."));
        }
        notices.history().stream()
                .limit(MAX_MESSAGES)
                .forEach(notice -> messages.getChildren().add(Toasts.card(notice, this::hide)));
    }

    private static Label hint(String words) {
        var label = new Label(words);
        label.getStyleClass().add("secondary");
        return label;
    }

    private static void onlyWhen(Node node, javafx.beans.value.ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}
