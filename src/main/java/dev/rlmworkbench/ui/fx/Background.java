package dev.rlmworkbench.ui.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that must not hold up the screen: done elsewhere, its end told on the thread of the screen. For short work,
/// such as reading a file or asking a server; what takes long is a job of the job centre.
public final class Background {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

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

    /// Every work that is not cancelled ends with exactly one of the two calls.
    ///
    /// @param done   gets the result, on the thread of the screen
    /// @param failed gets the failure, on the thread of the screen; an [Error] comes as a [WorkFailedException]
    /// @return cancel with interruption ends the work and nothing is told any more, even if it is done by then;
    ///         a result that nobody gets is closed where it can be
    public <T> Future<?> run(Callable<T> work, Consumer<? super T> done, Consumer<Exception> failed) {
        var task = new Work<>(work, done, failed);
        workers.execute(task);
        return task;
    }

    private final class Work<T> extends FutureTask<T> {

        private final Consumer<? super T> done;
        private final Consumer<Exception> failed;
        private volatile boolean unwanted;

        Work(Callable<T> work, Consumer<? super T> done, Consumer<Exception> failed) {
            super(work);
            this.done = done;
            this.failed = failed;
        }

        @Override
        public boolean cancel(boolean interrupt) {
            // a task that has ended cannot be cancelled, but what it brought may still be on its way to the screen
            unwanted = true;
            return super.cancel(interrupt);
        }

        @Override
        protected void set(T result) {
            super.set(result);
            screen.execute(() -> {
                if (unwanted) {
                    close(result);
                } else {
                    done.accept(result);
                }
            });
        }

        @Override
        protected void setException(Throwable failure) {
            super.setException(failure);
            screen.execute(() -> {
                if (!unwanted) {
                    failed.accept(WorkFailedException.asException(failure));
                }
            });
        }
    }

    private void close(Object result) {
        if (result instanceof AutoCloseable open) {
            workers.execute(() -> {
                try {
                    open.close();
                } catch (Exception e) {
                    LOG.warn("what was opened for a screen that has moved on could not be closed", e);
                }
            });
        }
    }
}
