package dev.rlmworkbench.bench;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.training.optim.Muon;
import dev.rlmworkbench.training.optim.MuonScale;
import dev.rlmworkbench.training.optim.Orthogonalization;
import dev.rlmworkbench.training.optim.ParameterGroup;
import dev.rlmworkbench.transformer.learn.Parameter;
import dev.rlmworkbench.transformer.torch.Precision;
import dev.rlmworkbench.transformer.torch.TorchEngine;
import java.util.List;
import java.util.Locale;

/// Milliseconds of a step of Muon on one matrix, on a GPU where libtorch has one, with products in 32 bits, as training
/// has them unless told otherwise, and in bf16, as torch has them: `STEPS [THREADS]`. `src/bench/muon_step.py` does
/// the same with `torch.optim.Muon`.
public final class MuonStepBenchmark {

    private static final int WARM_UP = 3;

    private MuonStepBenchmark() {}

    public static void main(String[] arguments) {
        int steps = Integer.parseInt(arguments[0]);
        int threads = arguments.length > 1
                ? Integer.parseInt(arguments[1])
                : Runtime.getRuntime().availableProcessors();
        var engine = TorchEngine.start(AppDirectories.ofThisUser().cache(), threads);
        try (var manager = engine.newManager(engine.bestDevice())) {
            System.out.println("on " + engine.bestDevice());
            for (var precision : Precision.values()) {
                measure(manager, steps, 576, 1536, precision);
                measure(manager, steps, 1536, 1536, precision);
                measure(manager, steps, 8, 1536, precision);
            }
        }
    }

    private static void measure(NDManager manager, int steps, int rows, int columns, Precision precision) {
        var shape = new Shape(rows, columns);
        var parameter = new Parameter(
                "weight", manager.zeros(shape), manager.randomNormal(0, 1, shape, DataType.FLOAT32), true);
        var group = new ParameterGroup("all", 0.02, 0, List.of(parameter));
        try (var muon = new Muon(manager, group, Orthogonalization.NEWTON_SCHULZ, MuonScale.ORIGINAL, precision)) {
            double best = Double.MAX_VALUE;
            for (int i = 0; i < WARM_UP + steps; i++) {
                long start = System.nanoTime();
                muon.step(i + 1, 1);
                // a GPU is done when a value of the result can be read
                parameter.value().getFloat(0, 0);
                best = i < WARM_UP ? best : Math.min(best, (System.nanoTime() - start) / 1e6);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-45s %,.2f%n",
                    "ms a step, %d x %d, %s"
                            .formatted(rows, columns, precision.name().toLowerCase(Locale.ROOT)),
                    best);
        }
    }
}
