package dev.rlmworkbench.benchmark;

import java.math.BigDecimal;
import java.util.List;

/// How a prediction about one task is judged. Those that ship are written down in `docs/benchmarks.md`, [AnswerJudge]
/// holds them; a benchmark may bring a rule of its own.
public interface AnswerRule {

    /// @param prediction not blank
    /// @return the primary score: 1 is right, 0 is wrong, between them what is partly right
    double score(String prediction, Task task);

    /// The rules that ship; there is nothing between right and wrong.
    sealed interface RightOrWrong extends AnswerRule {
        @Override
        default double score(String prediction, Task task) {
            return AnswerJudge.isRight(prediction, task, this) ? 1 : 0;
        }
    }

    /// Right when the answer stands in the prediction, as [Scorer#containsAnswer] finds it.
    record Contains() implements RightOrWrong {}

    /// Right when the last number of the prediction equals this one.
    record Number(BigDecimal value) implements RightOrWrong {}

    /// Right when one accepted form stands in the prediction, unless it is offered as one of several candidates.
    ///
    /// @param accepted other ways to write the same answer, at least one
    /// @param rivals   wrong answers that the text suggests
    record OneOf(List<String> accepted, List<String> rivals) implements RightOrWrong {
        public OneOf {
            accepted = List.copyOf(accepted);
            rivals = List.copyOf(rivals);
        }
    }

    /// Right when all items stand in the prediction and none of the wrong ones.
    ///
    /// @param wrong items that the text suggests and that do not belong to the list
    record AllOf(List<String> items, List<String> wrong) implements RightOrWrong {
        public AllOf {
            items = List.copyOf(items);
            wrong = List.copyOf(wrong);
        }
    }

    /// Right when the prediction says that the text does not tell, and offers no value all the same.
    ///
    /// @param rivals values of look-alikes
    record NotInText(List<String> rivals) implements RightOrWrong {
        public NotInText {
            rivals = List.copyOf(rivals);
        }
    }
}
