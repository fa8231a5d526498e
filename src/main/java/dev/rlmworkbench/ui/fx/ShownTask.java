package dev.rlmworkbench.ui.fx;

import java.util.concurrent.CountDownLatch;
import javafx.concurrent.Task;

/// Work that runs elsewhere, as JavaFX's task: the form in which ControlsFX lists work. It does nothing but wait for
/// the end, and hands a cancel on, so that work which is being cancelled stays in the list until it has really ended.
/// All calls are made on the JavaFX thread.
public final class ShownTask extends Task<Void> {

    private static final double INDETERMINATE = -1;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Runnable canceller;

    private ShownTask(Runnable canceller) {
        this.canceller = canceller;
    }

    /// @param canceller asks the work to end
    public static ShownTask running(String title, Runnable canceller) {
        var task = new ShownTask(canceller);
        task.updateTitle(title);
        Thread.ofVirtual().name("shown-" + title).start(task);
        return task;
    }

    /// @param fraction 0 to 1, negative while unknown
    public void show(double fraction, String message) {
        updateProgress(fraction < 0 ? INDETERMINATE : fraction, 1);
        updateMessage(message);
    }

    public void end() {
        ended.countDown();
    }

    @Override
    protected Void call() throws InterruptedException {
        ended.await();
        return null;
    }

    @Override
    public boolean cancel(boolean interrupt) {
        canceller.run();
        return false;
    }
}
