package dev.rlmworkbench.inference.reply;

import dev.rlmworkbench.inference.prompt.PromptProfile;
import dev.rlmworkbench.inference.prompt.PromptProfile.Guard;
import dev.rlmworkbench.repl.ReplResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Watches one conversation for the slips that small models make, and names the section of the profile that says the
/// next step. Which guards are on is the profile's choice.
public final class Guards {

    /// How often a final answer is refused before it is taken as it is.
    private static final int MAX_REFUSALS = 2;

    private final Set<Guard> on;
    private final boolean longContext;
    private final String notFound;
    private final SeenOutput evidence;
    private final Set<String> seenCode = new HashSet<>();
    private final Set<String> saidOfEvidence = new HashSet<>();
    private final Deque<Boolean> lastTurnsFailed = new ArrayDeque<>();
    private boolean hasRead;
    private int refusals;
    private int repeats;

    public Guards(PromptProfile profile, String context, String question) {
        this.on = profile.guards();
        this.longContext = context.length() >= profile.longContextChars();
        this.notFound = profile.notFound().toLowerCase(Locale.ROOT);
        this.evidence = new SeenOutput(question, context);
    }

    /// Section to say instead of running a block that was run before.
    public Optional<String> beforeCode(String code) {
        boolean isNew = seenCode.add(normalised(code));
        repeats = isNew ? 0 : repeats + 1;
        return on.contains(Guard.REPEATED_CODE) && !isNew
                ? Optional.of(repeats > 1 ? "repeated-again" : "repeated-code")
                : Optional.empty();
    }

    /// Takes note of what a block did.
    public void afterCode(ReplResult result) {
        hasRead |= result.error() == null
                && (!result.stdout().isBlank()
                        || result.value() != null
                        || !result.sent().isEmpty());
        evidence.show(result.stdout(), result.remarks());
        if (result.value() != null) {
            evidence.show(result.value(), List.of());
        }
        lastTurnsFailed.addLast(result.error() != null);
        if (lastTurnsFailed.size() > 3) {
            lastTurnsFailed.removeFirst();
        }
        if (result.restarted() != null) {
            seenCode.clear(); // its variables are gone, so running it again is no repetition
        }
    }

    /// Names of the question that no output shows so far, without those that stand all over the text.
    public List<String> unseenNames() {
        return evidence.unseenNames();
    }

    /// Section to add to the output of a block that found nothing about a name of the question.
    public Optional<String> afterOutput() {
        return on.contains(Guard.UNSEEN_NAMES) && !unseenNames().isEmpty() && !lastTurnsFailed.getLast()
                ? Optional.of("unseen-names")
                : Optional.empty();
    }

    /// Section to say instead of taking a final answer.
    ///
    /// @param computed whether code made the answer, so that it need not stand in an output
    public Optional<String> beforeFinal(String answer, boolean computed) {
        if (refusals >= MAX_REFUSALS) {
            return Optional.empty();
        }
        var refusal = refusalOfFinal().or(() -> computed ? Optional.empty() : refusalOf(answer));
        refusal.ifPresent(_ -> refusals++);
        return refusal;
    }

    private Optional<String> refusalOfFinal() {
        if (on.contains(Guard.FINAL_AFTER_ERROR) && !lastTurnsFailed.isEmpty() && lastTurnsFailed.getLast()) {
            return Optional.of("final-after-error");
        }
        if (on.contains(Guard.PREMATURE_FINAL) && longContext && !hasRead) {
            return Optional.of("premature-final");
        }
        return Optional.empty();
    }

    private Optional<String> refusalOf(String answer) {
        if (!longContext || answer.toLowerCase(Locale.ROOT).contains(notFound)) {
            return Optional.empty();
        }
        if (on.contains(Guard.UNSEEN_NAMES) && !unseenNames().isEmpty()) {
            return Optional.of("unseen-final");
        }
        if (on.contains(Guard.REPEATED_QUESTION) && evidence.isRepeated(answer)) {
            return Optional.of(firstOrAgain("repeated-question"));
        }
        if (on.contains(Guard.PARTIAL_OUTPUT) && evidence.isFromSomeOfMany(answer)) {
            return Optional.of("partial-output");
        }
        return on.contains(Guard.UNGROUNDED_FINAL) && evidence.lacks(answer)
                ? Optional.of(firstOrAgain("ungrounded-final"))
                : Optional.empty();
    }

    /// Where an answer without evidence was refused before, what else there is to reply.
    private String firstOrAgain(String section) {
        return saidOfEvidence.add(section) ? section : "ungrounded-again";
    }

    /// Section to add to the next message when the model is stuck in errors.
    public Optional<String> recovery() {
        long failed = lastTurnsFailed.stream().filter(f -> f).count();
        return on.contains(Guard.RECOVERY) && failed >= 2 ? Optional.of("recovery") : Optional.empty();
    }

    private static String normalised(String code) {
        return code.replaceAll("(?m)(//|#).*$", "").replaceAll("\\s+", "");
    }
}
