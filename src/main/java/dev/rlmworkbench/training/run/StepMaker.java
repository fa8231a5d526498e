package dev.rlmworkbench.training.run;

import dev.rlmworkbench.training.data.Sample;
import dev.rlmworkbench.training.optim.Gradients;
import dev.rlmworkbench.training.optim.LearningRate;
import dev.rlmworkbench.transformer.learn.TokenLoss;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes steps: the gradients of some texts, normalised over their learned tokens, then one change of the parameters.
/// What a step does depends on its number, its texts, the spec, the parameters and the optimiser's state only.
final class StepMaker implements AutoCloseable {

    private final TrainingSpec spec;
    private final TrainableModel model;
    private final LearningRate rate;
    private final OptimizerSetup setup;
    private final Gradients gradients;

    /// @param steps of the whole training
    StepMaker(TrainingSpec spec, TrainableModel model, int steps) {
        this.spec = spec;
        this.model = model;
        this.rate = spec.learningRate(steps);
        this.setup = OptimizerSetup.of(spec.steps(), model);
        this.gradients = new Gradients(model.manager());
    }

    /// @param loss    mean of the learned tokens, whatever their weight
    /// @param learned tokens that are learned
    /// @param tokens  of the texts
    /// @param rates   learning rate by group
    /// @param norm    of all gradients before clipping
    /// @param right   share of the learned tokens that were the likeliest of all
    record Made(
            double loss,
            int learned,
            int tokens,
            Map<String, Double> rates,
            double norm,
            boolean clipped,
            double right) {}

    /// @param loss  mean of the tokens
    /// @param right share of them that were the likeliest of all
    record Judged(double loss, double right) {}

    /// @param step    from 1
    /// @param texts   at least one
    /// @param control asked after each text whether the step is to be given up
    /// @return empty when it was given up; nothing has changed then
    /// @throws BadBatchException when a loss or a gradient is no proper number; nothing has changed then
    Optional<Made> make(int step, List<WeightedText> texts, TrainingControl control) {
        int learned = texts.stream().mapToInt(text -> learnedOf(text.text())).sum();
        var sum = TokenLoss.NONE;
        int tokens = 0;
        gradients.clear(model.parameters());
        for (int i = 0; i < texts.size(); i++) {
            control.alive(step, i, texts.size());
            if (control.interruptsStep()) {
                return Optional.empty();
            }
            var text = texts.get(i).text();
            long position = (long) step * spec.steps().accumulation() + i;
            var loss = model.accumulate(
                    ids(text), mask(text), texts.get(i).weight() / learned, spec.seed() * 1_000_003 + position);
            sum = sum.plus(loss);
            tokens += text.ids().length;
            if (!Double.isFinite(loss.sum())) {
                throw new BadBatchException("The loss of step %,d is %s".formatted(step, loss.sum()), List.of(text));
            }
        }
        var batch = texts.stream().map(WeightedText::text).toList();
        if (sum.sum() == 0) {
            throw new BadBatchException(
                    "The loss of step %,d is exactly 0, so that nothing is learned".formatted(step), batch);
        }
        double norm = gradients.norm(model.parameters());
        if (!Double.isFinite(norm)) {
            throw new BadBatchException("The gradients of step %,d are no finite numbers".formatted(step), batch);
        }
        boolean clipped = !setup.clipped().isEmpty()
                && gradients.clip(
                        setup.clipped(),
                        gradients.norm(setup.clipped()),
                        spec.steps().clip());
        double share = rate.share(step);
        setup.optimizer().step(step, share);
        double right = (double) sum.right() / learned;
        return Optional.of(new Made(sum.sum() / learned, learned, tokens, rates(share), norm, clipped, right));
    }

    /// Looks at the learned tokens of texts that are not learned from.
    ///
    /// @return empty when it was given up
    Optional<Judged> judge(List<Sample> validation, int step, TrainingControl control) {
        var sum = TokenLoss.NONE;
        for (int i = 0; i < validation.size(); i++) {
            control.alive(step, i, validation.size());
            if (control.interruptsStep()) {
                return Optional.empty();
            }
            sum = sum.plus(model.loss(ids(validation.get(i)), mask(validation.get(i))));
        }
        return Optional.of(new Judged(sum.mean(), (double) sum.right() / sum.tokens()));
    }

    int steps() {
        return rate.steps();
    }

    OptimizerSetup setup() {
        return setup;
    }

    /// By group, at this share of the full rates.
    Map<String, Double> rates(double share) {
        var rates = new LinkedHashMap<String, Double>();
        setup.optimizer().groups().forEach(group -> rates.put(group.name(), group.rate() * share));
        return rates;
    }

    private static long[] ids(Sample text) {
        return Arrays.stream(text.ids()).asLongStream().toArray();
    }

    private static boolean[] mask(Sample text) {
        var mask = new boolean[text.ids().length];
        text.targets().forEach(target -> Arrays.fill(mask, target.start(), target.end(), true));
        return mask;
    }

    /// Nothing precedes the first token, so that it cannot be learned.
    private static int learnedOf(Sample text) {
        return text.targets().stream()
                .mapToInt(target -> target.end() - Math.max(1, target.start()))
                .sum();
    }

    @Override
    public void close() {
        gradients.close();
        setup.optimizer().close();
    }
}
