package dev.rlmworkbench.benchmark.shipped;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.benchmark.imported.LongBenchV2;
import dev.rlmworkbench.benchmark.imported.OolongFile;
import dev.rlmworkbench.benchmark.imported.RulerFile;
import dev.rlmworkbench.benchmark.mixed.MixedQa;
import dev.rlmworkbench.benchmark.needle.HardNeedleInHaystack;
import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.benchmark.oolong.Oolong;
import dev.rlmworkbench.benchmark.oolong.OolongPairs;
import dev.rlmworkbench.benchmark.own.OwnDocuments;
import dev.rlmworkbench.benchmark.prose.LongDocQa;
import dev.rlmworkbench.benchmark.ruler.Ruler;
import java.util.List;

/// The benchmarks of the product, in the order in which they are offered. A new one is a class and a line here.
public final class ShippedBenchmarks {

    private ShippedBenchmarks() {}

    public static Benchmarks all() {
        return new Benchmarks(List.of(
                new NeedleInHaystack(),
                new HardNeedleInHaystack(),
                new LongDocQa(),
                new MixedQa(),
                new Ruler(),
                new Oolong(),
                new OolongPairs(),
                new LongBenchV2(),
                new OolongFile(),
                new RulerFile(),
                new OwnDocuments()));
    }
}
