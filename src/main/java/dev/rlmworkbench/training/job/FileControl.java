package dev.rlmworkbench.training.job;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.training.run.TrainingControl;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Leads a training by the files that others put into its folder, and tells them that it is alive. What is asked
/// through this object counts as well.
public final class FileControl implements TrainingControl {

    private static final Logger LOG = LoggerFactory.getLogger(FileControl.class);
    private static final Duration BETWEEN_SIGNS = Duration.ofSeconds(1);

    private final TrainingFolder training;
    private volatile boolean stop;
    private volatile boolean pause;
    private volatile boolean checkpoint;
    private long lastSign = System.nanoTime() - BETWEEN_SIGNS.toNanos();

    /// What was asked while this job's process was starting counts.
    FileControl(TrainingFolder training) {
        this.training = training;
    }

    /// To save a checkpoint and end; from any thread.
    public void stop() {
        stop = true;
    }

    boolean wasStopped() {
        return stop;
    }

    private void look() {
        try {
            stop |= JobCommand.STOP.take(training);
            checkpoint |= JobCommand.CHECKPOINT.take(training);
            pause |= JobCommand.PAUSE.take(training);
            pause &= !JobCommand.RESUME.take(training);
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", training.control(), FileTrouble.reason(e));
        }
    }

    @Override
    public boolean stopIsWanted() {
        look();
        return stop;
    }

    @Override
    public boolean pauseIsWanted() {
        look();
        return pause;
    }

    @Override
    public boolean takeCheckpointWish() {
        look();
        boolean wish = checkpoint;
        checkpoint = false;
        return wish;
    }

    @Override
    public void alive(int step, int done, int all) {
        if (System.nanoTime() - lastSign < BETWEEN_SIGNS.toNanos()) {
            return;
        }
        lastSign = System.nanoTime();
        try {
            JobSign.ofThisProcess(step, done, all).give(training);
        } catch (IOException e) {
            // the training is worth more than the sign
            LOG.warn("{} cannot be written: {}", training.sign(), FileTrouble.reason(e));
        }
    }
}
