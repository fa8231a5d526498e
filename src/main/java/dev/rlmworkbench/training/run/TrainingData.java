package dev.rlmworkbench.training.run;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.files.Sha256;
import dev.rlmworkbench.training.data.Sample;
import dev.rlmworkbench.training.data.SftFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A data set, checked once more before it is learned.
///
/// @param training   texts to learn from; none where it learns from its own attempts
/// @param validation texts to judge by, may be none
/// @param tooLong    texts that were left out
/// @param sha256     of the file to learn from
/// @param edited     whether the file was changed after it was made
public record TrainingData(
        List<Sample> training, List<Sample> validation, List<TooLong> tooLong, String sha256, boolean edited) {

    /// @param fingerprint of its task
    /// @param tokens      that it has
    /// @param lost        tokens to learn that a cut would have taken
    public record TooLong(String fingerprint, int tokens, int lost) {}

    public TrainingData {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
        tooLong = List.copyOf(tooLong);
    }

    /// That of a training by its own attempts, which has none before it begins.
    public static TrainingData ofAttempts(TrainingSpec.Rollouts rollouts) {
        var identity = Sha256.of(JsonStyle.lines().writeValueAsString(rollouts)).hex();
        return new TrainingData(List.of(), List.of(), List.of(), identity, false);
    }

    /// @param dataset   `NAME.jsonl` of `build-sft`
    /// @param maxLength tokens; longer texts are left out, never cut
    /// @param template  digest of the template of the model that is to learn, see
    ///                  [dev.rlmworkbench.training.data.BaseFormat#templateDigest()]
    /// @param vocabulary tokens that the model knows
    /// @throws TrainingException in one sentence when it cannot be learned
    public static TrainingData read(Path dataset, int maxLength, String template, int vocabulary) {
        try {
            var files = new SftFiles(dataset);
            var training = SftFiles.read(dataset);
            var made = files.made();
            var validation = holdsSamples(files.validation()) ? SftFiles.read(files.validation()) : List.<Sample>of();
            for (var samples : List.of(training, validation)) {
                made.heldOut().in(samples).ifPresent(sample -> {
                    throw new TrainingException(
                            "%s: the text %s is kept for evaluation and must not be learned; make the data set again."
                                    .formatted(dataset, sample.origin().document()));
                });
                refuseUnknownTokens(dataset, samples, vocabulary);
            }
            if (!made.template().isEmpty() && !made.template().equals(template)) {
                throw new TrainingException(
                        "%s was made for a model with another chat template; make it again for this one."
                                .formatted(dataset));
            }
            var tooLong = new ArrayList<TooLong>();
            var fitting = fitting(training, maxLength, tooLong);
            if (fitting.isEmpty()) {
                throw new TrainingException(
                        "%s: all of its %,d texts are longer than %,d tokens; raise the maximum length or distil the prompt."
                                .formatted(dataset, training.size(), maxLength));
            }
            var sha256 = files.sha256();
            return new TrainingData(
                    fitting,
                    fitting(validation, maxLength, new ArrayList<>()),
                    tooLong,
                    sha256,
                    !made.sha256().equals(sha256));
        } catch (NoSuchFileException e) {
            throw new TrainingException(
                    "There is no file %s: a data set is made by build-sft, with its .build.json beside it."
                            .formatted(e.getFile()),
                    e);
        } catch (IOException e) {
            throw new TrainingException("%s cannot be read: %s.".formatted(dataset, FileTrouble.reason(e)), e);
        } catch (IllegalArgumentException e) {
            throw new TrainingException(String.valueOf(e.getMessage()), e);
        }
    }

    private static boolean holdsSamples(Path file) throws IOException {
        return Files.exists(file) && Files.size(file) > 0;
    }

    private static void refuseUnknownTokens(Path dataset, List<Sample> samples, int vocabulary) {
        for (var sample : samples) {
            for (int id : sample.ids()) {
                if (id < 0 || id >= vocabulary) {
                    throw new TrainingException(
                            "%s holds the token %,d (%s), and the model knows %,d: it was made for another model."
                                    .formatted(dataset, id, sample.origin().fingerprint(), vocabulary));
                }
            }
        }
    }

    private static List<Sample> fitting(List<Sample> samples, int maxLength, List<TooLong> tooLong) {
        var fitting = new ArrayList<Sample>();
        for (var sample : samples) {
            if (sample.ids().length <= maxLength) {
                fitting.add(sample);
            } else {
                int lost = sample.targets().stream()
                        .mapToInt(target -> target.end() - Math.clamp(maxLength, target.start(), target.end()))
                        .sum();
                tooLong.add(new TooLong(sample.origin().fingerprint(), sample.ids().length, lost));
            }
        }
        return fitting;
    }

    /// What each step learns.
    public StepTexts texts(TrainingSpec spec) {
        return new DatasetTexts(training, spec);
    }

    /// Tokens of the longest text.
    public int longest() {
        return all().mapToInt(sample -> sample.ids().length).max().orElseThrow();
    }

    /// Tokens that are learned, or judged by, in the text with most of them.
    public int mostLearned() {
        return all().mapToInt(Sample::supervised).max().orElseThrow();
    }

    private Stream<Sample> all() {
        return Stream.concat(training.stream(), validation.stream());
    }
}
