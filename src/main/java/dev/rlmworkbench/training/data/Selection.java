package dev.rlmworkbench.training.data;

import dev.rlmworkbench.files.Sha256;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which of the samples make the data set: each thing once, no part too large, and whole texts for validation. What is
/// left to chance is decided by hashes, so that the same files make the same data set.
final class Selection {

    /// Fewer samples than these are worth a word.
    static final int FEW = 200;

    /// A kind of task and length may have so many times the samples of the median one, and so many in any case.
    private static final int MAX_TIMES_MEDIAN = 3;

    private static final int MIN_OF_A_PART = 50;

    /// Texts of a family of which one is kept for validation.
    private static final int TEXTS_FOR_ONE = 10;

    private Selection() {}

    /// @param validation of texts that no sample of `training` is about
    record Split(List<Sample> training, List<Sample> validation) {}

    /// Without samples whose tokens, or whose answers to the same task but for white space and comments, are there
    /// already.
    static List<Sample> distinct(List<Sample> samples, Funnel funnel) {
        var tokens = new HashSet<String>();
        var answers = new HashSet<String>();
        return samples.stream()
                .filter(sample -> {
                    var reason = !tokens.add(print(sample.ids()))
                            ? Optional.of("the same tokens are there already")
                            : !answers.add(sample.origin().task() + normalised(sample))
                                    ? Optional.of("the same answers to the same task are there already")
                                    : Optional.<String>empty();
                    return passes(SampleGate.NO_DUPLICATE, sample, reason, funnel);
                })
                .toList();
    }

    private static String print(int[] ids) {
        var digest = new Sha256();
        for (int id : ids) {
            digest.add(id + " ");
        }
        return digest.hex();
    }

    private static String normalised(Sample sample) {
        return sample.targets().stream()
                .map(target -> target.answer().replaceAll("(?m)(//|#).*$", "").replaceAll("\\s+", ""))
                .collect(Collectors.joining("\n"));
    }

    /// Without some of a family and length of which there are many more than of the others.
    static List<Sample> balanced(List<Sample> samples, Funnel funnel) {
        var counts = parts(samples).values().stream().sorted().toList();
        if (counts.isEmpty()) {
            return samples;
        }
        int most = Math.max(counts.get(counts.size() / 2) * MAX_TIMES_MEDIAN, MIN_OF_A_PART);
        var kept = new HashSet<Sample>();
        var seen = new HashMap<String, Integer>();
        samples.stream().sorted(byChance()).forEach(sample -> {
            if (seen.merge(sample.origin().part(), 1, Integer::sum) <= most) {
                kept.add(sample);
            }
        });
        return samples.stream()
                .filter(sample -> passes(
                        SampleGate.BALANCED,
                        sample,
                        TrajectoryGates.refusedIf(
                                !kept.contains(sample),
                                "of %s there are %,d already"
                                        .formatted(sample.origin().part(), most)),
                        funnel))
                .toList();
    }

    /// Of each family one text in ten, and at least one where there are two.
    static Split split(List<Sample> samples) {
        var documents = new TreeMap<String, TreeSet<String>>();
        samples.forEach(sample -> documents
                .computeIfAbsent(sample.origin().family(), _ -> new TreeSet<>(Comparator.comparing(Selection::hash)))
                .add(sample.origin().document()));
        var kept = new HashSet<String>();
        documents
                .values()
                .forEach(family -> family.stream()
                        .limit(family.size() < 2 ? 0 : Math.max(1, family.size() / TEXTS_FOR_ONE))
                        .forEach(kept::add));
        var parts = samples.stream()
                .collect(Collectors.partitioningBy(
                        sample -> kept.contains(sample.origin().document())));
        return new Split(parts.get(false), parts.get(true));
    }

    /// How many there are of each family, kind and length.
    static Map<String, Integer> parts(List<Sample> samples) {
        var parts = new LinkedHashMap<String, Integer>();
        samples.stream()
                .sorted(Comparator.comparing((Sample sample) -> sample.origin().family())
                        .thenComparing(sample -> String.valueOf(sample.origin().kind()))
                        .thenComparing(sample -> sample.origin().length()))
                .forEach(sample -> parts.merge(sample.origin().part(), 1, Integer::sum));
        return parts;
    }

    private static Comparator<Sample> byChance() {
        return Comparator.comparing(sample -> hash(sample.origin().fingerprint()
                + sample.origin().call()
                + sample.targets().getFirst().turn()));
    }

    private static String hash(String text) {
        return Sha256.of(text).hex();
    }

    private static boolean passes(SampleGate gate, Sample sample, Optional<String> reason, Funnel funnel) {
        return funnel.passes(
                gate,
                sample.origin().file(),
                sample.origin().fingerprint(),
                sample.targets().getFirst().turn(),
                reason);
    }
}
