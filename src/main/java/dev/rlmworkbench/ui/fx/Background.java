package dev.rlmworkbench.ui.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/// Work that must not hold up the screen: done elsewhere, its end told on the thread of the screen. For short work,
/// such as reading a file or asking a server; what takes long is a job of the job centre.
public final class Background {

    private final Executor workers;
    private final Executor screen;

    /// @param workers where the work is done
    /// @param screen  where its end is told
    public Background(Executor workers, Executor screen) {
        this.workers = workers;
        this.screen = screen;
    }

    /// A virtual thread for each piece of work.
    public static Background onVirtualThreads(Executor screen) {
        return new Background(work -> Thread.ofVirtual().name("ui-background").start(work), screen);
    }

    /// @param done   gets the result, on the thread of the screen
    /// @param failed gets the failure, on the thread of the screen; not called after a cancel
    /// @return cancel with interruption ends the work, and nothing is told any more
    public <T> Future<?> run(Callable<T> work, Consumer<? super T> done, Consumer<Exception> failed) {
        var told = new Object() {
            FutureTask<?> task;
        };
        var task = new FutureTask<>(
                () -> {
                    try {
                        var result = work.call();
                        screen.execute(() -> unlessCancelled(told.task, () -> done.accept(result)));
                    } catch (Exception e) {
                        screen.execute(() -> unlessCancelled(told.task, () -> failed.accept(e)));
                    }
                },
                null);
        told.task = task;
        workers.execute(task);
        return task;
    }

    private static void unlessCancelled(Future<?> task, Runnable end) {
        if (!task.isCancelled()) {
            end.run();
        }
    }
}
