package dev.rlmworkbench.training.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rlmworkbench.training.optim.LearningRate;
import dev.rlmworkbench.training.optim.MuonScale;
import dev.rlmworkbench.training.optim.Orthogonalization;
import dev.rlmworkbench.transformer.learn.WeightFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// All that decides what a training makes of its data set; the same spec, data and model make the same adapter. Texts
/// are learned one at a time.
///
/// @param dataset  `NAME.jsonl` as `build-sft` writes it
/// @param model    folder of the model that learns
/// @param weights  how its own numbers, which do not learn, are held
/// @param adapter  what learns
/// @param steps    how the adapter changes
/// @param schedule how long, and how often what happens
/// @param seed     of the adapter's first values, the order of the data and the dropout
/// @param threads  of one operation on the CPU; another number sums in another order
/// @param observed how often what is shown of it meanwhile, which changes nothing of what is learned
/// @param rollouts what is attempted where it learns from its own attempts (GRPO); the data set is then the file that
///                 what was learned is written to. Null where it learns from a data set
public record TrainingSpec(
        String dataset,
        String model,
        WeightFormat weights,
        Adapter adapter,
        Steps steps,
        Schedule schedule,
        long seed,
        int threads,
        Observation observed,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Rollouts rollouts) {

    public static final List<String> ALL_TARGETS =
            List.of("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj");

    /// @param rank    of the two matrices of each projection, at least 1
    /// @param alpha   whole, at least 1; their product is scaled by alpha / rank
    /// @param dropout share of inputs that are zeroed while learning, 0 to below 1
    /// @param targets projections that get an adapter, such as `q_proj`
    /// @param rsLora  whether the product is scaled by alpha / sqrt(rank) instead
    public record Adapter(int rank, int alpha, double dropout, List<String> targets, boolean rsLora) {
        public Adapter {
            targets = List.copyOf(targets);
            require(rank >= 1 && rank <= 1024, "The rank of an adapter is 1 to 1,024, not %,d.", rank);
            require(alpha >= 1, "The alpha of an adapter is a whole number of at least 1, not %,d.", alpha);
            require(dropout >= 0 && dropout < 1, "Dropout is a share from 0 to below 1, not %s.", dropout);
            require(!targets.isEmpty(), "An adapter needs at least one projection, such as q_proj.");
            for (var target : targets) {
                require(
                        ALL_TARGETS.contains(target),
                        "A projection is one of %s, not '%s'.",
                        String.join(", ", ALL_TARGETS),
                        target);
            }
        }
    }

    /// @param rate              full learning rate, above 0
    /// @param decay             weight decay, as a share of the learning rate, 0 to below 1
    /// @param orthogonalization of Muon
    /// @param scale             of Muon
    /// @param curve             of the learning rate after the warm-up
    /// @param warmUp            share of all steps in which the rate grows, 0 to below 1
    /// @param clip              norm that gradients are made smaller to, above 0; Muon's are not, as it does not
    ///                          see it
    /// @param accumulation      texts whose gradients make one step, at least 1
    public record Steps(
            OptimizerKind optimizer,
            double rate,
            double decay,
            Orthogonalization orthogonalization,
            MuonScale scale,
            LearningRate.Curve curve,
            double warmUp,
            double clip,
            int accumulation) {
        public Steps {
            require(rate > 0 && rate <= 1, "A learning rate is above 0 and at most 1, such as 2e-4, not %s.", rate);
            require(decay >= 0 && decay < 1, "Weight decay is from 0 to below 1, not %s.", decay);
            require(
                    warmUp >= 0 && warmUp < 1,
                    "The warm-up is a share of all steps from 0 to below 1, not %s.",
                    warmUp);
            require(clip > 0 && Double.isFinite(clip), "Gradients are clipped to a norm above 0, not %s.", clip);
            require(accumulation >= 1, "A step takes at least 1 text, not %,d.", accumulation);
        }
    }

    /// @param epochs          times that each text is learned, at least 1
    /// @param maxSteps        after so many it is over all the same, null for none
    /// @param maxLength       tokens of the longest text, at least 16; longer ones are left out and listed
    /// @param validateEvery   steps, null for ten times in all
    /// @param patience        after so many validations in a row without a lower loss it is over, 0 for never
    /// @param checkpointEvery steps, null for twenty times in all
    /// @param keep            checkpoints that stay, at least 1
    public record Schedule(
            int epochs,
            @Nullable Integer maxSteps,
            int maxLength,
            @Nullable Integer validateEvery,
            int patience,
            @Nullable Integer checkpointEvery,
            int keep) {

        public static final int MAX_EPOCHS = 1000;

        public Schedule {
            require(epochs >= 1 && epochs <= MAX_EPOCHS, "A training has 1 to 1,000 epochs, not %,d.", epochs);
            require(maxSteps == null || maxSteps >= 1, "A training has at least 1 step, not %,d.", maxSteps);
            require(maxLength >= 16, "The longest text has at least 16 tokens, not %,d.", maxLength);
            require(
                    validateEvery == null || validateEvery >= 1,
                    "It is judged every 1 steps or more, not %,d.",
                    validateEvery);
            require(patience >= 0, "The patience is 0 (none) or more validations, not %,d.", patience);
            require(
                    checkpointEvery == null || checkpointEvery >= 1,
                    "A checkpoint is made every 1 steps or more, not %,d.",
                    checkpointEvery);
            require(keep >= 1, "At least 1 checkpoint is kept, not %,d.", keep);
        }

        /// @param texts that are learned, at least 1
        /// @param accumulation of one step
        public int steps(int texts, int accumulation) {
            int all = Math.multiplyExact(epochs, Math.ceilDiv(texts, accumulation));
            return maxSteps == null ? all : Math.min(all, maxSteps);
        }

        int stepsBetweenValidations(int steps) {
            return validateEvery == null ? Math.ceilDiv(steps, 10) : validateEvery;
        }

        int stepsBetweenCheckpoints(int steps) {
            return checkpointEvery == null ? Math.ceilDiv(steps, 20) : checkpointEvery;
        }
    }

    /// @param adapterEvery steps between two looks at how far the adapter has moved the model, null for fifty in all,
    ///                     0 for none
    /// @param answersEvery steps between two answers to the same prompts, null for one at each validation, 0 for
    ///                     none
    /// @param prompts      out of the texts to judge by, 1 to 3
    public record Observation(
            @Nullable Integer adapterEvery, @Nullable Integer answersEvery, int prompts) {

        public static final Observation USUAL = new Observation(null, null, 2);

        private static final int MOST_PROMPTS = 3;
        private static final int USUAL_LOOKS = 50;

        public Observation {
            require(
                    adapterEvery == null || adapterEvery >= 0,
                    "The adapter is looked at every 1 steps or more, or never (0), not %,d.",
                    adapterEvery);
            require(
                    answersEvery == null || answersEvery >= 0,
                    "Answers are generated every 1 steps or more, or never (0), not %,d.",
                    answersEvery);
            require(
                    prompts >= 1 && prompts <= MOST_PROMPTS,
                    "Answers are generated to 1, 2 or 3 prompts, not %,d.",
                    prompts);
        }

        /// At each validation as well.
        ///
        /// @param step     after which it is looked, from 1
        /// @param steps    of the whole training
        /// @param judgings steps between two validations
        boolean looksAtAdapter(int step, int steps, int judgings) {
            int every = adapterEvery == null ? Math.ceilDiv(steps, USUAL_LOOKS) : adapterEvery;
            return every > 0 && (step % every == 0 || step % judgings == 0 || step == steps);
        }

        /// @param step     after which it is answered, 0 for before the first
        /// @param steps    of the whole training
        /// @param judgings steps between two validations
        boolean asksForAnswers(int step, int steps, int judgings) {
            int every = answersEvery == null ? judgings : answersEvery;
            return every > 0 && (step % every == 0 || step == steps);
        }
    }

    /// Attempts at tasks that a model learns from, by group-relative policy optimisation (GRPO, arXiv:2402.03300):
    /// each step the model as it is by then attempts some tasks several times, and each attempt is learned by how
    /// much more than the others at the same task it earned.
    ///
    /// An attempt earns its score and `finalReward` where it gave a final answer, nothing where it did not, and
    /// loses `errorPenalty` where a code block of it failed.
    ///
    /// @param run          the tasks of a step and how they are attempted, as a spec of `run` has it; models and
    ///                     seeds are each step's own
    /// @param group        attempts at each task, 2 to 64
    /// @param finalReward  0 to below 1
    /// @param errorPenalty 0 to below 1
    /// @param scaled       whether what an attempt earned more is divided by the standard deviation of its group
    public record Rollouts(
            Map<String, Object> run, int group, double finalReward, double errorPenalty, boolean scaled) {

        private static final int MOST = 64;

        public Rollouts {
            require(run != null, "Attempts need a run, which says at what.");
            require(group >= 2 && group <= MOST, "Each task is attempted 2 to 64 times, not %,d.", group);
            require(
                    finalReward >= 0 && finalReward < 1,
                    "What a final answer earns is from 0 to below 1, not %s.",
                    finalReward);
            require(
                    errorPenalty >= 0 && errorPenalty < 1,
                    "What failed code loses is from 0 to below 1, not %s.",
                    errorPenalty);
        }
    }

    /// One that learns from a data set.
    public TrainingSpec(
            String dataset,
            String model,
            WeightFormat weights,
            Adapter adapter,
            Steps steps,
            Schedule schedule,
            long seed,
            int threads,
            Observation observed) {
        this(dataset, model, weights, adapter, steps, schedule, seed, threads, observed, null);
    }

    /// How the learning rate goes over a training.
    ///
    /// @param all steps of it, at least 1
    public LearningRate learningRate(int all) {
        return new LearningRate(steps.curve(), (int) Math.ceil(steps.warmUp() * all), all);
    }

    public TrainingSpec {
        observed = Objects.requireNonNullElse(observed, Observation.USUAL); // older files lack it
        // a file may lack any of them
        for (var part : new @Nullable Object[] {dataset, model, weights, adapter, steps, schedule}) {
            require(
                    part != null,
                    "The description of a training has dataset, model, weights, adapter, steps and schedule.");
        }
        require(
                rollouts == null || schedule.maxSteps() != null,
                "A training that learns from its own attempts needs a number of steps.");
        require(threads >= 1, "One operation uses at least 1 thread, not %,d.", threads);
    }

    private static void require(boolean holds, String sentence, @Nullable Object... values) {
        if (!holds) {
            throw new IllegalArgumentException(sentence.formatted(values));
        }
    }
}
