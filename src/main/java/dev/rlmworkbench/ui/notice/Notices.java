package dev.rlmworkbench.ui.notice;

import dev.rlmworkbench.ui.notice.Notice.Action;
import dev.rlmworkbench.ui.notice.Notice.Kind;
import java.time.Instant;
import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Messages that appear for a moment and stay in a history. Any thread may post one.
public final class Notices {

    private static final int MAX_NOTICES = 200;

    private final Executor screen;
    private final ObservableList<Notice> history = FXCollections.observableArrayList();
    private final ObservableList<Notice> view = FXCollections.unmodifiableObservableList(history);

    public Notices(Executor screen) {
        this.screen = screen;
    }

    /// Newest first.
    public ObservableList<Notice> history() {
        return view;
    }

    public void info(String title, String text) {
        post(Kind.INFO, title, text, null);
    }

    public void success(String title, String text, @Nullable Action action) {
        post(Kind.SUCCESS, title, text, action);
    }

    public void warning(String title, String text) {
        post(Kind.WARNING, title, text, null);
    }

    public void error(String title, String text, @Nullable Action action) {
        post(Kind.ERROR, title, text, action);
    }

    private void post(Kind kind, String title, String text, @Nullable Action action) {
        var notice = new Notice(kind, title, text, Instant.now(), action);
        screen.execute(() -> {
            history.addFirst(notice);
            if (history.size() > MAX_NOTICES) {
                history.removeLast();
            }
        });
    }
}
