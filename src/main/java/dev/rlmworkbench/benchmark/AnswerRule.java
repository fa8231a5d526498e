package dev.rlmworkbench.benchmark;

import java.math.BigDecimal;
import java.util.List;

/// How a prediction about one task is judged. The rules are written down in `docs/benchmarks.md`; [AnswerJudge] holds
/// them.
public sealed interface AnswerRule {

    /// Right when the answer stands in the prediction, as [Scorer#containsAnswer] finds it.
    record Contains() implements AnswerRule {}

    /// Right when the last number of the prediction equals this one.
    record Number(BigDecimal value) implements AnswerRule {}

    /// Right when one accepted form stands in the prediction, unless it is offered as one of several candidates.
    ///
    /// @param accepted other ways to write the same answer, at least one
    /// @param rivals   wrong answers that the text suggests
    record OneOf(List<String> accepted, List<String> rivals) implements AnswerRule {
        public OneOf {
            accepted = List.copyOf(accepted);
            rivals = List.copyOf(rivals);
        }
    }

    /// Right when all items stand in the prediction and none of the wrong ones.
    ///
    /// @param wrong items that the text suggests and that do not belong to the list
    record AllOf(List<String> items, List<String> wrong) implements AnswerRule {
        public AllOf {
            items = List.copyOf(items);
            wrong = List.copyOf(wrong);
        }
    }

    /// Right when the prediction says that the text does not tell, and offers no value all the same.
    ///
    /// @param rivals values of look-alikes
    record NotInText(List<String> rivals) implements AnswerRule {
        public NotInText {
            rivals = List.copyOf(rivals);
        }
    }
}
