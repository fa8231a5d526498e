package dev.rlmworkbench.training.data;

import dev.rlmworkbench.inference.reply.CodeBlocks;
import dev.rlmworkbench.inference.reply.FinalAnswer;
import dev.rlmworkbench.training.data.Trajectory.Recorded;
import java.util.Optional;

/// A slip of form in an answer that came out right, mended so that the slip is not learned.
///
/// @param rule   such as `unclosed block`
/// @param before the answer as it was given
/// @param after  the answer as it is learned
public record Repair(String rule, String file, String fingerprint, int turn, String before, String after) {

    /// At most one a turn.
    ///
    /// @param answer what the model gave
    static Optional<Repair> of(Trajectory from, Recorded turn, String answer) {
        var blocks = CodeBlocks.of(answer);
        if (!blocks.all().isEmpty() && !blocks.all().getLast().complete() && opensFence(answer)) {
            return repaired("unclosed block", from, turn, answer, answer.stripTrailing() + "\n```");
        }
        var written = FinalAnswer.in(blocks.outside());
        if (written.isEmpty() || turn.finals().isEmpty()) {
            return Optional.empty();
        }
        boolean asVariable = turn.finals().getLast().equals("variable");
        var content = "(" + written.get().content() + ")";
        if (asVariable && !written.get().variable() && knowsVariables(turn)) {
            return repaired(
                    "FINAL of a variable",
                    from,
                    turn,
                    answer,
                    replaced(answer, "FINAL" + content, "FINAL_VAR" + content));
        }
        if (!asVariable && written.get().variable() && written.get().isLiteral()) {
            return repaired(
                    "FINAL_VAR of a text",
                    from,
                    turn,
                    answer,
                    replaced(answer, "FINAL_VAR" + content, "FINAL" + content));
        }
        return Optional.empty();
    }

    private static Optional<Repair> repaired(String rule, Trajectory from, Recorded turn, String before, String after) {
        return before.equals(after)
                ? Optional.empty()
                : Optional.of(new Repair(
                        rule,
                        from.file(),
                        from.summary().fingerprint(),
                        turn.call().turn(),
                        before,
                        after));
    }

    /// Other forms, such as tags, are closed otherwise.
    private static boolean opensFence(String answer) {
        return answer.lastIndexOf("```") >= 0 && answer.lastIndexOf("```") > answer.lastIndexOf("</");
    }

    /// A form that its prompt does not name would be learned without a reason.
    private static boolean knowsVariables(Recorded turn) {
        return turn.call().messages().stream()
                .anyMatch(message -> message.content().contains("FINAL_VAR"));
    }

    private static String replaced(String text, String last, String by) {
        int at = text.lastIndexOf(last);
        return at < 0 ? text : text.substring(0, at) + by + text.substring(at + last.length());
    }
}
