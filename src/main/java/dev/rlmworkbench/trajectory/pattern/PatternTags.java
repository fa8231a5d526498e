package dev.rlmworkbench.trajectory.pattern;

import dev.rlmworkbench.display.Plural;
import dev.rlmworkbench.trajectory.RunEvent;
import dev.rlmworkbench.trajectory.replay.ContextRead;
import dev.rlmworkbench.trajectory.replay.Replay;
import dev.rlmworkbench.trajectory.replay.Step;
import dev.rlmworkbench.trajectory.replay.SubCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/// Finds the patterns of a trajectory in its events.
public final class PatternTags {

    /// Of the context; who prints more reads it rather than probes it.
    private static final double SMALL_PART = 0.1;

    private static final int SMALL_CHARS = 2_000;
    private static final int SEVERAL = 3;
    private static final int SHOWN = 60;

    private final Replay replay;
    private final List<Found> found = new ArrayList<>();

    private PatternTags(Replay replay) {
        this.replay = replay;
    }

    /// @param step number of the step that shows it, from 1
    /// @param why  one sentence with the evidence
    public record Found(PatternTag tag, int step, String why) {}

    /// In the order of the steps; of one pattern only the first.
    public static List<Found> of(Replay replay) {
        var tags = new PatternTags(replay);
        tags.probe();
        tags.chunkAndMap();
        tags.verify();
        tags.prematureFinal();
        tags.repeatedCode();
        tags.answerDiscarded();
        return tags.found.stream().sorted(Comparator.comparingInt(Found::step)).toList();
    }

    private void add(PatternTag tag, Step step, String why) {
        found.add(new Found(tag, step.number(), why));
    }

    private void probe() {
        replay.steps().stream()
                .filter(step -> !step.code().isEmpty())
                .findFirst()
                .filter(step -> step.subCalls().isEmpty() && step.answer() == null)
                .filter(step -> isSmall(printed(step)))
                .ifPresent(step -> add(
                        PatternTag.PROBE,
                        step,
                        "The first code printed %,d of %,d characters."
                                .formatted(printed(step), replay.contextChars())));
    }

    private boolean isSmall(int printed) {
        return printed > 0
                && printed <= Math.max(SMALL_CHARS, (int) (replay.contextChars() * SMALL_PART))
                && printed < replay.contextChars();
    }

    private static int printed(Step step) {
        return step.reads().stream()
                .filter(range -> range.kind() == ContextRead.Kind.PRINTED)
                .mapToInt(range -> range.end() - range.start())
                .sum();
    }

    private void chunkAndMap() {
        replay.steps().stream()
                .filter(step -> step.subCalls().size() >= SEVERAL)
                .findFirst()
                .ifPresent(step -> add(
                        PatternTag.CHUNK_AND_MAP,
                        step,
                        "%s in one step; %s of the context went into them."
                                .formatted(
                                        Plural.of(step.subCalls().size(), "sub-call"),
                                        Plural.of(
                                                step.reads().stream()
                                                        .filter(range -> range.kind() == ContextRead.Kind.SENT)
                                                        .count(),
                                                "piece"))));
    }

    /// The answer was on the screen in one step, and later steps looked for it again.
    private void verify() {
        var answer = replay.answer();
        if (answer == null || answer.isBlank()) {
            return;
        }
        var wanted = plain(answer);
        Step seen = null;
        var checks = new ArrayList<Step>();
        for (var step : replay.steps()) {
            if (seen == null) {
                seen = plain(step.output()).contains(wanted) || replies(step, wanted) ? step : null;
            } else if (checks(step, wanted)) {
                checks.add(step);
            }
        }
        if (seen == null || checks.isEmpty()) {
            return;
        }
        var first = checks.getFirst();
        add(
                PatternTag.VERIFY,
                first,
                "\"%s\" was on the screen in step %d; step %d looks again."
                        .formatted(shown(answer), seen.number(), first.number()));
        if (checks.size() > 1) {
            add(
                    PatternTag.REDUNDANT_VERIFY,
                    checks.get(1),
                    "\"%s\" was checked %d times.".formatted(shown(answer), checks.size()));
        }
    }

    private static boolean checks(Step step, String wanted) {
        boolean isNamed = step.code().stream().anyMatch(run -> plain(run.code()).contains(wanted))
                || step.subCalls().stream()
                        .anyMatch(call -> plain(call.prompt()).contains(wanted));
        boolean shows = plain(step.output()).contains(wanted) || replies(step, wanted);
        boolean onlyAnswers = step.answer() != null
                && step.code().stream()
                        .allMatch(run ->
                                run.code().strip().toUpperCase(Locale.ROOT).startsWith("FINAL"));
        return !step.code().isEmpty() && !onlyAnswers && isNamed && shows;
    }

    private static boolean replies(Step step, String wanted) {
        return step.subCalls().stream()
                .map(SubCall::reply)
                .anyMatch(reply -> plain(reply).contains(wanted));
    }

    private void prematureFinal() {
        for (var step : replay.steps()) {
            for (var note : step.notes()) {
                if (note instanceof RunEvent.Nudge nudge && nudge.guard().endsWith("final")) {
                    add(
                            PatternTag.PREMATURE_FINAL,
                            step,
                            "The engine did not take the answer of step %d (%s)."
                                    .formatted(step.number(), nudge.guard()));
                    return;
                }
            }
        }
        boolean isRlm = replay.method().startsWith("rlm");
        replay.steps().stream()
                .filter(step -> isRlm && step.answer() != null)
                .filter(step -> replay.read(step.number()).isEmpty()
                        && replay.spent(step.number()).subCalls() == 0
                        && replay.steps().stream()
                                .limit(step.number())
                                .allMatch(earlier -> earlier.output().isBlank()))
                .findFirst()
                .ifPresent(step -> add(
                        PatternTag.PREMATURE_FINAL,
                        step,
                        "Step %d answers before any code printed anything.".formatted(step.number())));
    }

    private void repeatedCode() {
        var written = new HashMap<String, Integer>();
        for (var step : replay.steps()) {
            for (var note : step.notes()) {
                if (note instanceof RunEvent.Nudge nudge && nudge.guard().startsWith("repeated")) {
                    add(PatternTag.REPEATED_CODE, step, "The engine did not run the code a second time.");
                    return;
                }
            }
            for (var run : step.code()) {
                var before = written.putIfAbsent(plain(run.code()), step.number());
                if (before != null && before != step.number()) {
                    add(
                            PatternTag.REPEATED_CODE,
                            step,
                            "Step %d runs the code of step %d again.".formatted(step.number(), before));
                    return;
                }
            }
        }
    }

    /// A block or a sub-call gave a short answer that is not the one that was given in the end.
    private void answerDiscarded() {
        var answer = replay.answer();
        if (answer == null) {
            return;
        }
        for (var step : replay.steps()) {
            for (var run : step.code()) {
                var result = run.result();
                var given = result == null ? null : result.finalAnswer();
                if (given != null && !plain(given).equals(plain(answer))) {
                    add(
                            PatternTag.ANSWER_DISCARDED,
                            step,
                            "Step %d gave \"%s\"; the answer is \"%s\"."
                                    .formatted(step.number(), shown(given), shown(answer)));
                    return;
                }
            }
        }
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    private static String shown(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN - 3) + "...";
    }
}
