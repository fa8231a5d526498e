package dev.rlmworkbench.benchmark;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Arbitrary task specifications, and measures of texts that do not rely on the generators' own counting.
public final class TaskSamples {

    private static final Encoding CL100K =
            Encodings.newDefaultEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);

    private TaskSamples() {}

    public static Arbitrary<TaskSpec> specs(GeneratedBenchmark benchmark) {
        return Arbitraries.of(LengthUnit.class).flatMap(unit -> {
            int least = benchmark.minLength(unit);
            var lengths =
                    Arbitraries.integers().between(least, 40 * least).edgeCases(edges -> edges.includeOnly(least));
            var depths = Arbitraries.integers().between(0, 100).edgeCases(edges -> edges.includeOnly(0, 100));
            return Combinators.combine(lengths, depths, Arbitraries.longs().edgeCases(edges -> edges.includeOnly(0L)))
                    .as((length, depth, seed) -> new GeneratedTask(benchmark, length, unit, depth, null, seed));
        });
    }

    public static int size(String text, LengthUnit unit) {
        return switch (unit) {
            case TOKENS -> CL100K.countTokensOrdinary(text);
            case CHARS -> text.length();
        };
    }

    /// Non-overlapping occurrences.
    public static int occurrences(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }
}
