package dev.rlmworkbench.experiment.spec;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// One part of a grid that several processes work off: `index` of `count`, counted from 0 as Kubernetes' indexed jobs
/// and Slurm's arrays can hand it out.
public record Shard(int index, int count) {

    public static final Shard WHOLE = new Shard(0, 1);

    private static final Pattern NAME = Pattern.compile("(.+)_shard(\\d{1,6})of(\\d{1,6})");
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    public Shard {
        if (count < 1 || index < 0 || index >= count) {
            throw new IllegalArgumentException(
                    "a shard is INDEX/COUNT with INDEX from 0 to COUNT - 1, not %d/%d".formatted(index, count));
        }
    }

    /// @param text such as `0/4`
    /// @throws IllegalArgumentException when it is not of that form
    public static Shard parse(String text) {
        var match = FORM.matcher(text.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "a shard is INDEX/COUNT with INDEX from 0, such as 0/4, not '%s'".formatted(text));
        }
        return new Shard(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
    }

    /// Which part a run of this name is; the whole where the name tells none.
    public static Shard ofRun(String runName) {
        var match = NAME.matcher(runName);
        if (!match.matches()) {
            return WHOLE;
        }
        int index = Integer.parseInt(match.group(2));
        int count = Integer.parseInt(match.group(3));
        return index < count ? new Shard(index, count) : WHOLE;
    }

    /// The name that all parts of a run have in common.
    public static String wholeRun(String runName) {
        var match = NAME.matcher(runName);
        return match.matches() ? match.group(1) : runName;
    }

    /// Every `count`-th element. Neighbours are often alike (same length), so taking turns keeps the parts equally
    /// long.
    public <T> List<T> of(List<T> all) {
        return IntStream.range(0, all.size())
                .filter(i -> i % count == index)
                .mapToObj(all::get)
                .toList();
    }

    /// The run's name for this part: each process writes its own files, and they merge by fingerprint.
    public String runName(String run) {
        return count == 1 ? run : "%s_shard%dof%d".formatted(run, index, count);
    }
}
