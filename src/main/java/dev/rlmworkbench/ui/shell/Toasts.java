package dev.rlmworkbench.ui.shell;

import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.MessageCard;
import dev.rlmworkbench.ui.notice.Notice;
import dev.rlmworkbench.ui.notice.Notices;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// The newest messages at the lower right, for a few seconds; errors until they are dismissed.
final class Toasts extends VBox {

    private static final Duration SHOWN_FOR = Duration.seconds(6);
    private static final int MAX_TOASTS = 3;

    Toasts(Notices notices) {
        super(8);
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
        setMaxWidth(380);
        setStyle("-fx-padding: 0 16 44 0");
        notices.history().addListener((ListChangeListener<Notice>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(this::show);
            }
        });
    }

    private void show(Notice notice) {
        if (getChildren().size() >= MAX_TOASTS) {
            getChildren().removeFirst();
        }
        var holder = new VBox();
        Runnable gone = () -> getChildren().remove(holder);
        var card = card(notice, gone);
        card.getStyleClass().add("popover-surface");
        card.getChildren().add(Buttons.icon(Feather.X, "Dismiss", gone));
        holder.getChildren().add(card);
        getChildren().add(holder);
        if (notice.kind() != Notice.Kind.ERROR) {
            var wait = new PauseTransition(SHOWN_FOR);
            wait.setOnFinished(_ -> gone.run());
            wait.play();
        }
    }

    /// @param used called when its button was pressed
    static MessageCard card(Notice notice, Runnable used) {
        var kind =
                switch (notice.kind()) {
                    case INFO -> MessageCard.Kind.INFO;
                    case SUCCESS -> MessageCard.Kind.SUCCESS;
                    case WARNING -> MessageCard.Kind.WARNING;
                    case ERROR -> MessageCard.Kind.ERROR;
                };
        var action = notice.action();
        if (action == null) {
            return new MessageCard(kind, notice.title(), notice.text());
        }
        var button = Buttons.ghost(action.label(), () -> {
            used.run();
            action.run().run();
        });
        button.getStyleClass().remove("ghost");
        button.getStyleClass().add("compact");
        return new MessageCard(kind, notice.title(), notice.text(), button);
    }
}
