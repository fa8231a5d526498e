package dev.rlmworkbench.ui.training.data;

import dev.rlmworkbench.training.data.SampleEntry;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// The samples of one family, kind and length.
///
/// @param name     such as `niah 4,000`
/// @param learned  samples to learn from
/// @param validate samples kept for validation
record SamplePart(String name, int learned, int validate) {

    static List<SamplePart> of(List<SampleEntry> entries) {
        var counts = new LinkedHashMap<String, int[]>();
        entries.stream()
                .sorted(Comparator.comparing(
                                (SampleEntry entry) -> entry.origin().family())
                        .thenComparing(entry -> String.valueOf(entry.origin().kind()))
                        .thenComparing(entry -> entry.origin().length()))
                .forEach(entry ->
                        counts.computeIfAbsent(entry.origin().part(), _ -> new int[2])[entry.validation() ? 1 : 0]++);
        return counts.entrySet().stream()
                .map(part -> new SamplePart(part.getKey(), part.getValue()[0], part.getValue()[1]))
                .toList();
    }
}
