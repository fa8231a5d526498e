package dev.rlmworkbench.ui.shell;

import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.MessageCard;
import dev.rlmworkbench.ui.control.SectionHeader;
import dev.rlmworkbench.ui.notice.Notice;
import dev.rlmworkbench.ui.notice.Notices;
import dev.rlmworkbench.ui.state.Job;
import dev.rlmworkbench.ui.state.JobCentre;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// All jobs with their progress and a button to cancel, and the messages that were shown.
final class JobsDrawer {

    private JobsDrawer() {}

    static Node of(JobCentre jobs, Notices notices) {
        var content = new VBox(12);
        var clear = Buttons.ghost("Clear ended", jobs::clearEnded);
        clear.getStyleClass().add("compact");
        content.getChildren().add(new SectionHeader("Jobs", clear));
        if (jobs.jobs().isEmpty()) {
            content.getChildren().add(hint("Nothing was started yet."));
        }
        jobs.jobs().forEach(job -> content.getChildren().add(row(job)));
        content.getChildren().add(new SectionHeader("Messages"));
        if (notices.history().isEmpty()) {
            content.getChildren().add(hint("No messages."));
        }
        notices.history().stream()
                .limit(20)
                .forEach(notice -> content.getChildren().add(card(notice, () -> {})));
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var drawer = new VBox(scroll);
        drawer.setId("jobs-drawer");
        drawer.getStyleClass().addAll("popover-surface", "drawer");
        return drawer;
    }

    private static Label hint(String words) {
        var label = new Label(words);
        label.getStyleClass().add("secondary");
        return label;
    }

    private static Node row(Job job) {
        var name = new Label(job.name());
        name.getStyleClass().add("strong");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var state = new Label();
        state.getStyleClass().add("small");
        state.textProperty().bind(job.state().map(JobsDrawer::words));
        Button cancel = Buttons.icon(Feather.X, "Cancel " + job.name(), job::cancel);
        cancel.getStyleClass().add("compact");
        cancel.visibleProperty().bind(job.state().isEqualTo(Job.State.RUNNING));
        cancel.managedProperty().bind(cancel.visibleProperty());
        var head = new HBox(8, name, space, state, cancel);
        head.setStyle("-fx-alignment: center-left");
        var bar = new ProgressBar();
        bar.progressProperty().bind(job.fraction());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.visibleProperty().bind(job.state().map(s -> !s.ended()));
        bar.managedProperty().bind(bar.visibleProperty());
        var detail = new Label();
        detail.getStyleClass().add("caption");
        detail.setWrapText(true);
        detail.textProperty().bind(job.detail());
        return new VBox(4, head, bar, detail);
    }

    private static String words(Job.State state) {
        return switch (state) {
            case RUNNING -> "running";
            case STOPPING -> "stopping";
            case DONE -> "done";
            case CANCELLED -> "cancelled";
            case FAILED -> "failed";
        };
    }

    /// @param used called when its button was pressed
    static MessageCard card(Notice notice, Runnable used) {
        return new MessageCard(kind(notice), notice.title(), notice.text(), action(notice.action(), used));
    }

    private static Node[] action(Notice.@Nullable Action action, Runnable used) {
        if (action == null) {
            return new Node[0];
        }
        var button = Buttons.ghost(action.label(), () -> {
            used.run();
            action.run().run();
        });
        button.getStyleClass().remove("ghost");
        button.getStyleClass().add("compact");
        return new Node[] {button};
    }

    private static MessageCard.Kind kind(Notice notice) {
        return switch (notice.kind()) {
            case INFO -> MessageCard.Kind.INFO;
            case SUCCESS -> MessageCard.Kind.SUCCESS;
            case WARNING -> MessageCard.Kind.WARNING;
            case ERROR -> MessageCard.Kind.ERROR;
        };
    }
}
