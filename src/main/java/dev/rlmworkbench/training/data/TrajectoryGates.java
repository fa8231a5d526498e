package dev.rlmworkbench.training.data;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which trajectories are learned from. Each method answers why one is refused.
final class TrajectoryGates {

    static final double MIN_SCORE = 0.9;

    private TrajectoryGates() {}

    static Optional<String> writesCode(String method) {
        return refusedIf(!method.startsWith("rlm"), "the method " + method + " writes no code");
    }

    static Optional<String> ended(Trajectory trajectory) {
        var finished = trajectory.finished();
        if (finished == null) {
            return Optional.of("it was never finished");
        }
        return Optional.ofNullable(finished.error()).map(error -> "it ended in an error: " + error);
    }

    /// @param isKnown whether the file tells which text it is about
    static Optional<String> notHeldOut(TaskPrints task, boolean isKnown, HeldOut heldOut) {
        return refusedIf(heldOut.holds(task), "its text is held out for evaluation")
                .or(() -> refusedIf(
                        !isKnown && !heldOut.documents().isEmpty(),
                        "its file is too old to tell which text it is about, so that it may be one that is held out"));
    }

    static Optional<String> right(Trajectory trajectory) {
        var score = trajectory.score();
        return score == null
                ? Optional.of("nobody knows whether its answer is right")
                : refusedIf(score < MIN_SCORE, String.format(Locale.ROOT, "its score is %.2f", score));
    }

    static Optional<String> finalGiven(Trajectory trajectory) {
        boolean given = trajectory.rootTurns().stream()
                .flatMap(turn -> turn.finals().stream())
                .anyMatch(how -> !how.equals("exhausted"));
        return refusedIf(!given, "its last reply was taken as the answer at a limit");
    }

    static Optional<String> moreThanOneTurn(Trajectory trajectory) {
        return refusedIf(trajectory.rootTurns().size() < 2, "it took one turn");
    }

    static Optional<String> answerNotInQuestion(Trajectory trajectory) {
        var answer = trajectory.expected();
        return refusedIf(
                answer != null && holds(trajectory.summary().query(), answer),
                "the right answer stands in the question");
    }

    /// Whether a text holds the words, not as a part of a longer word.
    static boolean holds(String text, String words) {
        return !words.isBlank()
                && Pattern.compile(
                                "(?<![\\p{L}\\p{N}])" + Pattern.quote(words.strip()) + "(?![\\p{L}\\p{N}])",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(text)
                        .find();
    }

    static Optional<String> refusedIf(boolean refused, String reason) {
        return refused ? Optional.of(reason) : Optional.empty();
    }
}
