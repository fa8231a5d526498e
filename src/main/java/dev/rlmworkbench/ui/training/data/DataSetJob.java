package dev.rlmworkbench.ui.training.data;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.training.data.BaseFormat;
import dev.rlmworkbench.training.data.SftArchive;
import dev.rlmworkbench.training.data.SftBuilder;
import dev.rlmworkbench.training.data.SftDataset;
import dev.rlmworkbench.training.data.SftFiles;
import dev.rlmworkbench.training.data.SftRequest;
import dev.rlmworkbench.ui.notice.FailureWords;
import dev.rlmworkbench.ui.state.JobCentre.Progress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes a data set on a thread of its own, and how that came out.
final class DataSetJob {

    sealed interface Outcome {}

    /// @param pairs that were written beside it, -1 where none were asked for
    record Written(Path dataset, int pairs) implements Outcome {}

    /// Nothing is written; the gates tell why.
    record NothingPassed(SftArchive data) implements Outcome {}

    /// @param why a sentence
    record Refused(String why) implements Outcome {}

    private final SftRequest request;
    private final Function<String, BaseFormat> opener;
    private final PromptProfiles profiles;
    private final Benchmarks benchmarks;
    private volatile @Nullable Outcome outcome;

    DataSetJob(
            SftRequest request, Function<String, BaseFormat> opener, PromptProfiles profiles, Benchmarks benchmarks) {
        this.request = request;
        this.opener = opener;
        this.profiles = profiles;
        this.benchmarks = benchmarks;
    }

    /// Null while it is not done, and where it was stopped or failed before.
    @Nullable
    Outcome outcome() {
        return outcome;
    }

    void run(Consumer<Progress> progress) throws InterruptedException {
        var model = Objects.requireNonNull(request.model());
        progress.accept(new Progress(-1, "opening the tokenizer of " + model));
        try (var base = opener.apply(model)) {
            var options = request.options(base, profiles, benchmarks);
            var data = new SftBuilder(base, options, benchmarks).build(request.files(), new Told(progress));
            outcome = data.training().isEmpty() && data.validation().isEmpty()
                    ? new NothingPassed(new SftArchive(
                            request.target(), data.report(), List.of(), data.refusals(), List.of(), false))
                    : written(data, progress);
        } catch (InterruptedIOException e) {
            throw (InterruptedException) new InterruptedException("stopped").initCause(e);
        } catch (IllegalArgumentException e) {
            outcome = new Refused(FailureWords.sentence(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            outcome = new Refused(FailureWords.sentence(FileTrouble.reason(e)));
        }
    }

    private Outcome written(SftDataset data, Consumer<Progress> progress) throws IOException {
        progress.accept(
                new Progress(1, "writing %,d samples".formatted(data.report().samples())));
        request.target().write(data);
        int pairs = -1;
        if (request.pairs() != null) {
            SftFiles.writePairs(data.pairs(), request.pairs());
            pairs = data.pairs().size();
        }
        return new Written(request.target().training(), pairs);
    }

    /// Files count alike, whatever their size, and the trajectories of a file alike.
    private final class Told implements SftBuilder.Progress {
        private final Consumer<Progress> progress;
        private int file = -1;
        private String name = "";

        Told(Consumer<Progress> progress) {
            this.progress = progress;
        }

        @Override
        public void file(Path next) {
            file++;
            name = String.valueOf(next.getFileName());
            progress.accept(new Progress(fraction(0, 1), "looking through " + name));
        }

        @Override
        public void trajectory(int done, int all) {
            progress.accept(
                    new Progress(fraction(done, all), "%s: %,d of %,d trajectories".formatted(name, done, all)));
        }

        private double fraction(int done, int all) {
            return (file + (double) done / all) / request.files().size();
        }
    }
}
