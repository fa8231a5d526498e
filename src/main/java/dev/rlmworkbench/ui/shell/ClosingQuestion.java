package dev.rlmworkbench.ui.shell;

import dev.rlmworkbench.ui.screen.Confirmation;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.state.Job;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;

/// Closing the window while a job runs asks what to do; the jobs end in order before the window does.
final class ClosingQuestion {

    private final Stage stage;
    private final ScreenContext context;

    ClosingQuestion(Stage stage, ScreenContext context) {
        this.stage = stage;
        this.context = context;
    }

    void install() {
        stage.setOnCloseRequest(request -> {
            request.consume();
            if (context.jobs().running().isEmpty()
                    && context.trainings().running().isEmpty()) {
                close();
            } else {
                context.overlay().show(context.jobs().running().isEmpty() ? questionOfTrainings() : question());
            }
        });
    }

    private Node question() {
        var jobs = context.jobs().running().stream().map(Job::name).toList();
        var card = new Confirmation(
                context.overlay(),
                "Close the window?",
                "%s %s still running. A run that is stopped goes on later where it was: nothing is lost.%s"
                        .formatted(String.join(", ", jobs), jobs.size() == 1 ? "is" : "are", ofTrainings()),
                "Keep running",
                "Stop and close",
                Feather.SQUARE,
                this::stopAndClose);
        card.setId("closing-question");
        return card;
    }

    private Node questionOfTrainings() {
        var card = new Confirmation(
                context.overlay(),
                "Close the window?",
                ofTrainings().strip(),
                "Keep the window",
                "Close, the training goes on",
                Feather.LOG_OUT,
                this::close);
        card.setId("closing-question");
        return card;
    }

    /// Empty where none works.
    private String ofTrainings() {
        var names = context.trainings().running().stream()
                .map(feed -> feed.training().name())
                .toList();
        return switch (names.size()) {
            case 0 -> "";
            case 1 ->
                " The training %s goes on by itself and shows on the screen Training when the window is opened again; to end it, press Stop and save there."
                        .formatted(names.getFirst());
            default ->
                " The trainings %s go on by themselves and show on the screen Training when the window is opened again; to end one, press Stop and save there."
                        .formatted(String.join(", ", names));
        };
    }

    private void stopAndClose() {
        context.jobs().running().addListener((ListChangeListener<Job>) _ -> {
            if (context.jobs().running().isEmpty()) {
                close();
            }
        });
        context.jobs().cancelAll();
        if (context.jobs().running().isEmpty()) {
            close();
        }
    }

    private void close() {
        context.window().save(stage, context.navigator().current().get());
        stage.close();
    }
}
