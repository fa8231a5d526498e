package dev.rlmworkbench.training.job;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.result.training.TrainingEvent.EndReason;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.training.run.TrainingException;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The process of a job: one training after the other. Asked by the system to end, as when the machine goes down, it
/// saves a checkpoint first.
public final class JobMain {

    private static final Logger LOG = LoggerFactory.getLogger(JobMain.class);
    private static final int SECONDS_TO_SAVE = 60;

    private JobMain() {}

    /// @param folders of trainings
    public static void main(String... folders) throws InterruptedException {
        Locale.setDefault(Locale.ENGLISH);
        var directories = AppDirectories.ofThisUser();
        var running = new AtomicReference<@Nullable FileControl>();
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(running.get(), ended)));
        try {
            for (var training : Arrays.stream(folders)
                    .map(Path::of)
                    .map(TrainingFolder::new)
                    .toList()) {
                if (run(directories, training, running) == EndReason.STOPPED) {
                    break;
                }
            }
        } finally {
            ended.countDown();
        }
    }

    private static EndReason run(
            AppDirectories directories, TrainingFolder training, AtomicReference<@Nullable FileControl> running)
            throws InterruptedException {
        try {
            return new TrainingJob(LocalModels.of(directories), directories, ShippedBenchmarks.all(), training)
                    .run(_ -> {}, running::set);
        } catch (TrainingException | TransformerException e) {
            LOG.error("{}", e.getMessage());
            return EndReason.FAILED;
        }
    }

    private static void stop(@Nullable FileControl control, CountDownLatch ended) {
        try {
            if (control != null) {
                control.stop();
                ended.await(SECONDS_TO_SAVE, TimeUnit.SECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
