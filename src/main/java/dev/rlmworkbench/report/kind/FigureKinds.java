package dev.rlmworkbench.report.kind;

import dev.rlmworkbench.report.figure.FigureKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All kinds of figures, in the order in which they are listed.
public final class FigureKinds {

    private static final List<FigureKind> SEED_SET = List.of(
            AccuracyByContext.overAllDepths(),
            AmountByContext.latency(),
            new AdvantageByContext(),
            new OutcomeDecomposition(),
            ByTaskType.accuracies(),
            ByTaskType.latency(),
            AccuracyByContext.atDepth(10),
            AccuracyByContext.atDepth(50),
            AccuracyByContext.atDepth(90),
            AmountByContext.iterations(),
            AmountByContext.subCalls(),
            new RlmFailureRates());

    private static final List<FigureKind> BEYOND = List.of(
            new MeanScoreByContext(),
            AmountByContext.tokens(),
            new SubCallsByOutcome(),
            new NeedleHeatMap(),
            new AccuracyByDepth(),
            new OutcomesByMethod(),
            new StopReasons(),
            new CostAgainstAccuracy(),
            new AccuracyByQuestionKind());

    private FigureKinds() {}

    public static List<FigureKind> all() {
        return Stream.concat(SEED_SET.stream(), BEYOND.stream()).toList();
    }

    /// The twelve of the Python project that this one grew from; what is plotted where nobody chooses.
    public static List<FigureKind> seedSet() {
        return SEED_SET;
    }

    public static Optional<FigureKind> find(String id) {
        return all().stream().filter(kind -> kind.id().equals(id)).findFirst();
    }
}
