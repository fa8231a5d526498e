package dev.rlmworkbench.ui.notice;

import dev.rlmworkbench.ui.notice.Notice.Action;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows failures. Any thread may report one; of a flood only the first is shown, all are in the log.
public final class ErrorReporter {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorReporter.class);

    private final Executor screen;
    private final Notices notices;
    private @Nullable Consumer<ErrorReport> dialog;
    private boolean open;

    public ErrorReporter(Executor screen, Notices notices) {
        this.screen = screen;
        this.notices = notices;
    }

    /// @param shown shows a report and calls [#closed()] when the user is done with it
    public void showWith(Consumer<ErrorReport> shown) {
        dialog = shown;
    }

    /// Something expected went wrong (a server, a file): a notice with the details behind a button.
    public void failed(String title, Throwable failure) {
        LOG.debug("{}", title, failure);
        var report = ErrorReport.of(title, failure);
        notices.error(title, report.sentence(), new Action("Details", () -> show(report)));
    }

    /// A fault of the program: a dialog.
    public void fault(Throwable failure) {
        LOG.error("unexpected failure", failure);
        screen.execute(() -> show(ErrorReport.of("Something went wrong in the program", failure)));
    }

    private void show(ErrorReport report) {
        if (dialog != null && !open) {
            open = true;
            dialog.accept(report);
        }
    }

    public void closed() {
        open = false;
    }
}
