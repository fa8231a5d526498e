package dev.rlmworkbench.ui.state;

import dev.rlmworkbench.ui.fx.EventPump;
import dev.rlmworkbench.ui.fx.WorkFailedException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// All long work: each has a name, a progress, a cancel and a place in the list.
public final class JobCentre {

    /// How far a job is.
    ///
    /// @param fraction 0 to 1, negative while unknown
    /// @param detail   one line
    public record Progress(double fraction, String detail) {}

    /// The work of a job, done on a thread of its own, which a cancel interrupts.
    @FunctionalInterface
    public interface Work {
        /// @param progress can be told as often as it changes; the screen takes the newest
        void run(Consumer<Progress> progress) throws Exception;
    }

    private final Executor screen;
    private final EventPump pump;
    private final BiConsumer<String, Exception> failed;
    private final ObservableList<Job> jobs =
            FXCollections.observableArrayList(job -> new javafx.beans.Observable[] {job.state()});
    private final FilteredList<Job> running =
            new FilteredList<>(jobs, job -> !job.state().get().ended());

    // kept, as a view that nobody holds stops hearing of changes
    private final ObservableList<Job> jobsView = FXCollections.unmodifiableObservableList(jobs);
    private final ObservableList<Job> runningView = FXCollections.unmodifiableObservableList(running);

    /// @param failed hears the job's name and why it failed, on the thread of the screen
    public JobCentre(Executor screen, EventPump pump, BiConsumer<String, Exception> failed) {
        this.screen = screen;
        this.pump = pump;
        this.failed = failed;
    }

    /// Newest first; those that ended stay until they are cleared.
    public ObservableList<Job> jobs() {
        return jobsView;
    }

    public ObservableList<Job> running() {
        return runningView;
    }

    /// On the thread of the screen.
    public Job start(String name, Work work) {
        var job = new Job(name);
        jobs.addFirst(job);
        var progress = pump.<Progress>latest(job::show);
        var thread = Thread.ofVirtual().name("job-" + name).unstarted(() -> {
            try {
                work.run(progress::set);
                finish(job, progress, Job.State.DONE, null);
            } catch (InterruptedException e) {
                finish(job, progress, Job.State.CANCELLED, null);
            } catch (Throwable e) {
                // an error, too: a job that never ends could not be cleared, and the window would not close for it
                finish(job, progress, Job.State.FAILED, WorkFailedException.asException(e));
            }
        });
        job.cancelBy(thread::interrupt);
        thread.start();
        return job;
    }

    private void finish(Job job, EventPump.Latest<Progress> progress, Job.State how, @Nullable Exception why) {
        screen.execute(() -> {
            progress.deliver();
            progress.close();
            boolean cancelled = job.state().get() == Job.State.STOPPING;
            job.end(cancelled ? Job.State.CANCELLED : how, cancelled ? null : why);
            if (why != null && !cancelled) {
                failed.accept(job.name(), why);
            }
        });
    }

    public void cancelAll() {
        running.forEach(Job::cancel);
    }

    public void clearEnded() {
        jobs.removeIf(job -> job.state().get().ended());
    }
}
