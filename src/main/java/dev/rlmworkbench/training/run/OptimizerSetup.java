package dev.rlmworkbench.training.run;

import dev.rlmworkbench.training.optim.AdamW;
import dev.rlmworkbench.training.optim.CombinedOptimizer;
import dev.rlmworkbench.training.optim.Muon;
import dev.rlmworkbench.training.optim.Optimizer;
import dev.rlmworkbench.training.optim.ParameterGroup;
import dev.rlmworkbench.transformer.learn.Parameter;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The optimiser that a spec asks for, over the parameters of a model. With Muon, matrices within layers are its own
/// and AdamW has the rest; of a LoRA adapter nothing is left for AdamW.
///
/// @param clipped  parameters whose gradients are clipped: those of AdamW
/// @param sentence what is done at which rates
record OptimizerSetup(Optimizer optimizer, List<Parameter> clipped, String sentence) {

    static OptimizerSetup of(TrainingSpec.Steps steps, TrainableModel model) {
        var matrices = new ArrayList<Parameter>();
        var rest = new ArrayList<Parameter>();
        for (var parameter : model.parameters()) {
            boolean muon = steps.optimizer() == OptimizerKind.MUON && parameter.isMatrix();
            (muon ? matrices : rest).add(parameter);
        }
        var parts = new ArrayList<Optimizer>();
        if (!matrices.isEmpty()) {
            parts.add(new Muon(
                    model.manager(),
                    new ParameterGroup("muon", steps.rate(), steps.decay(), matrices),
                    steps.orthogonalization(),
                    steps.scale()));
        }
        if (!rest.isEmpty()) {
            parts.add(new AdamW(
                    model.manager(),
                    new ParameterGroup("adamw", steps.rate(), steps.decay(), rest),
                    AdamW.Betas.USUAL));
        }
        return new OptimizerSetup(new CombinedOptimizer(parts), rest, sentence(steps, matrices, rest));
    }

    private static String sentence(TrainingSpec.Steps steps, List<Parameter> matrices, List<Parameter> rest) {
        var adamw = rest.isEmpty()
                ? ""
                : "AdamW changes %,d tensors at a rate of %s".formatted(rest.size(), number(steps.rate()));
        if (matrices.isEmpty()) {
            return adamw + ".";
        }
        var equivalents = matrices.stream()
                .mapToDouble(matrix -> steps.scale().adamEquivalent(steps.rate(), matrix.shape()[0], matrix.shape()[1]))
                .summaryStatistics();
        var equal = equivalents.getMax() - equivalents.getMin() < 1e-9 * equivalents.getMax()
                ? number(equivalents.getMax())
                : number(equivalents.getMin()) + " to " + number(equivalents.getMax());
        return "Muon changes %,d matrices at a rate of %s, as much as AdamW would at %s%s."
                .formatted(matrices.size(), number(steps.rate()), equal, adamw.isEmpty() ? "" : "; " + adamw);
    }

    private static String number(double rate) {
        return new DecimalFormat("0.##E0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(rate);
    }
}
