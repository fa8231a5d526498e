package dev.rlmworkbench.training.data;

import static dev.rlmworkbench.training.data.TrajectoryGates.refusedIf;

import dev.rlmworkbench.inference.reply.CodeBlocks;
import dev.rlmworkbench.inference.reply.FinalAnswer;
import dev.rlmworkbench.training.data.Trajectory.Recorded;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which turns of a trajectory are learned. Each method answers why one is refused.
final class TurnGates {

    /// Shorter answers stand in code by chance.
    private static final int MIN_COPIED = 3;

    private static final Pattern FINAL_CALL = Pattern.compile("\\bFINAL(?:_VAR)?\\s*\\([^\\n]*");

    private TurnGates() {}

    static Optional<String> readable(Recorded turn, String answer) {
        var cut = turn.call().used().length() < turn.call().answer().text().length();
        return refusedIf(answer.isBlank(), "the model said nothing")
                .or(() -> refusedIf(
                        cut && !turn.call().answer().thinking().isEmpty(),
                        "it thought first, and its answer went on behind what was used"));
    }

    static Optional<String> promptWhole(Recorded turn) {
        return Optional.ofNullable(turn.call().answer().promptCut()).map(cut -> "its prompt was cut: " + cut);
    }

    static Optional<String> answerWhole(Recorded turn) {
        return turn.call().answer().cutOff().map(limit -> "its answer was cut off at " + limit);
    }

    static Optional<String> runnable(String answer) {
        var parsed = CodeBlocks.of(answer);
        return refusedIf(
                parsed.runnable().isEmpty() && FinalAnswer.in(parsed.outside()).isEmpty(),
                "it has neither a block that can be run nor a final answer");
    }

    static Optional<String> noError(Recorded turn) {
        if (!turn.errors().isEmpty()) {
            var error = turn.errors().getFirst();
            return Optional.of(
                    "its code failed: " + error.message().lines().findFirst().orElse(""));
        }
        return refusedIf(!turn.guards().isEmpty(), "it was told to do otherwise: " + String.join(", ", turn.guards()));
    }

    /// What stands in the call of FINAL is the answer itself.
    static Optional<String> answerNotInCode(String answer, @Nullable String expected) {
        if (expected == null || expected.strip().length() < MIN_COPIED) {
            return Optional.empty();
        }
        boolean copied = CodeBlocks.of(answer).runnable().stream()
                .map(block -> FINAL_CALL.matcher(block.code()).replaceAll(""))
                .anyMatch(code -> TrajectoryGates.holds(code, expected));
        return refusedIf(copied, "its code holds the answer \"" + expected.strip() + "\"");
    }
}
