package dev.rlmworkbench.training.data;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What went into a data set and what did not.
///
/// @param base         by which people call the model that is to be trained
/// @param template     digest of its chat template
/// @param profile      the prompt profile that the prompts were distilled to, null where they are as recorded
/// @param models       that wrote the turns that came to the gates, by the names in the recordings
/// @param problems     a sentence for each line of the files that could not be read
/// @param funnel       gate after gate
/// @param turns        that are learned
/// @param samples      sequences that these were put into
/// @param asRecorded   turns whose token ids are those that the model was given and gave; the others were rendered
/// @param tokens       of all samples
/// @param supervised   of these, the learned ones
/// @param maxLength    tokens that a sample could have, 0 in older files
/// @param lengths      tokens of the samples, ascending
/// @param tooLong      what the length limit cost
/// @param repairs      of slips in answers that are learned
/// @param parts        samples by family and length
/// @param validation   samples kept for validation
/// @param warnings     a sentence each
public record SftReport(
        String base,
        String template,
        @Nullable String profile,
        List<String> sources,
        Set<String> models,
        List<String> problems,
        List<Funnel.Count> funnel,
        int turns,
        int samples,
        int validation,
        int asRecorded,
        long tokens,
        long supervised,
        int maxLength,
        List<Integer> lengths,
        List<TooLong> tooLong,
        List<Repair> repairs,
        Map<String, Integer> parts,
        List<String> warnings) {

    public SftReport {
        // a file of an older version may lack any of them
        base = Objects.requireNonNullElse(base, "");
        template = Objects.requireNonNullElse(template, "");
        sources = Objects.requireNonNullElse(sources, List.of());
        models = Objects.requireNonNullElse(models, Set.of());
        problems = Objects.requireNonNullElse(problems, List.of());
        funnel = Objects.requireNonNullElse(funnel, List.of());
        lengths = Objects.requireNonNullElse(lengths, List.of());
        tooLong = Objects.requireNonNullElse(tooLong, List.of());
        repairs = Objects.requireNonNullElse(repairs, List.of());
        parts = Objects.requireNonNullElse(parts, Map.of());
        warnings = Objects.requireNonNullElse(warnings, List.of());
    }

    /// A turn that is longer than the limit.
    ///
    /// @param tokens of it
    /// @param lost   of those to be learned, the ones that a cut at the limit would have taken away
    public record TooLong(String file, String fingerprint, int turn, int tokens, int supervised, int lost) {}
}
