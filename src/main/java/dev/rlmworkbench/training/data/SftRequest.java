package dev.rlmworkbench.training.data;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.OutputFile;
import dev.rlmworkbench.inference.prompt.PromptProfile;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.repl.ReplLanguage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A data set as somebody asks for it, before files are read.
///
/// @param files       trajectories
/// @param target      where it is written
/// @param model       folder or name of the model that is to be trained, null where it follows from the turns
/// @param roles       `root`, `sub` or both: whose answers are learned
/// @param maxLength   tokens of the longest sample, null for [SftOptions#longestFor]
/// @param allowErrors whether turns that failed are learned too
/// @param distilled   prompt profile whose system text takes the place of the recorded one, null to leave it
/// @param heldOut     results, specs and manifests whose texts must not enter
/// @param pairs       file for preference pairs, null for none
public record SftRequest(
        List<Path> files,
        SftFiles target,
        @Nullable String model,
        Set<String> roles,
        @Nullable Integer maxLength,
        boolean allowErrors,
        @Nullable String distilled,
        List<Path> heldOut,
        @Nullable Path pairs) {

    public SftRequest {
        files = List.copyOf(files);
        roles = Set.copyOf(roles);
        heldOut = List.copyOf(heldOut);
    }

    /// Of files that are there already only those of another data set are replaced.
    ///
    /// @throws IllegalArgumentException one sentence when a trajectory file is not there, or a file would be lost
    public void check() {
        for (var file : files) {
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("There is no file '%s'.".formatted(file));
            }
        }
        if (pairs != null && !pairs.toString().endsWith(SftFiles.ENDING)) {
            throw new IllegalArgumentException("Pairs are a file NAME.jsonl, not '%s'.".formatted(pairs));
        }
        var written = Stream.of(target.training(), target.validation(), target.refused(), target.build(), pairs)
                .filter(Objects::nonNull)
                .toList();
        for (int i = 0; i < written.size(); i++) {
            checkWritten(written.get(i), written.subList(0, i));
        }
    }

    private void checkWritten(Path file, List<Path> others) {
        try {
            var output = new OutputFile(file);
            for (var input : Stream.concat(files.stream(), heldOut.stream()).toList()) {
                if (output.isSame(input)) {
                    throw new IllegalArgumentException(
                            "%s would be overwritten; write to another file.".formatted(input));
                }
            }
            for (var other : others) {
                if (output.isSame(other)) {
                    throw new IllegalArgumentException(
                            "%s would be written twice; give the data set and the pairs a file each.".formatted(file));
                }
            }
            if (SftFiles.isOther(file)) {
                throw new IllegalArgumentException(
                        "%s is there already and holds something else than a data set; write to another file."
                                .formatted(file));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("%s cannot be read: %s.".formatted(file, FileTrouble.reason(e)), e);
        }
    }

    /// What it comes to for a model. Reads the files with what is held out.
    ///
    /// @throws IllegalArgumentException one sentence when a value is wrong or a file cannot be used
    public SftOptions options(BaseFormat base, PromptProfiles profiles, Benchmarks benchmarks) {
        return new SftOptions(
                roles,
                maxLength == null ? SftOptions.longestFor(base.window()) : maxLength,
                allowErrors,
                distilled == null ? null : new SftOptions.DistilledPrompt(distilled, texts(distilled, profiles)),
                pairs != null,
                HeldOut.of(heldOut, benchmarks));
    }

    private static Function<String, PromptProfile> texts(String profile, PromptProfiles profiles) {
        return language -> profiles.load(profile, ReplLanguage.valueOf(language.toUpperCase(Locale.ROOT)));
    }
}
