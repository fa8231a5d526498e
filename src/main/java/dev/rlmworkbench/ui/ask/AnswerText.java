package dev.rlmworkbench.ui.ask;

import dev.rlmworkbench.ask.AnswerEvidence;
import dev.rlmworkbench.ask.AskedAnswer;
import dev.rlmworkbench.display.ReadableTime;
import dev.rlmworkbench.document.Passage;
import dev.rlmworkbench.result.StopReason;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.control.MethodMark;
import java.time.Duration;
import java.util.ArrayList;

/// Sentences about an answer.
final class AnswerText {

    private AnswerText() {}

    /// The answer itself, or that the documents do not say, or why there is none.
    static String headline(AskedAnswer answer) {
        if (answer.saysNotInText()) {
            return "The documents do not say.";
        }
        return answer.text().orElseGet(() -> "No answer: " + why(answer) + ".");
    }

    private static String why(AskedAnswer answer) {
        var error = answer.answer().error();
        if (error != null) {
            return error;
        }
        return switch (answer.answer().stop()) {
            case REFUSED -> "the text does not fit the model's window";
            case THINKING -> "thinking used the whole budget";
            case FILTERED -> "the server's content filter held back the answer";
            case FINAL, FAILED -> "the model said nothing";
            case ITERATIONS, SUB_CALLS, TOKENS, TIME, ERRORS ->
                "it reached " + limit(answer.answer().stop());
        };
    }

    private static String limit(StopReason stop) {
        return switch (stop) {
            case ITERATIONS -> "the limit of turns";
            case SUB_CALLS -> "the limit of sub-calls";
            case TOKENS -> "the limit of tokens";
            case TIME -> "the time limit";
            case ERRORS -> "the limit of failed turns in a row";
            case FINAL, FAILED, REFUSED, THINKING, FILTERED -> "its end";
        };
    }

    /// What a reader should know before trusting it; empty where there is nothing.
    static String caution(AskedAnswer answer) {
        if (answer.text().isEmpty()) {
            return "";
        }
        if (answer.answer().truncated()) {
            return answer.evidence().kind() == AnswerEvidence.Kind.READ
                    ? "The window was too small for its turns: a larger one may give a better answer."
                    : "Its prompt was cut: it saw only a part of the text.";
        }
        return switch (answer.answer().stop()) {
            case FINAL, FAILED, REFUSED, THINKING, FILTERED -> "";
            case ITERATIONS, SUB_CALLS, TOKENS, TIME, ERRORS ->
                "Its best guess when it reached %s."
                        .formatted(limit(answer.answer().stop()));
        };
    }

    /// What stands over the passages; empty where there is nothing to say.
    static String heading(AskedAnswer answer) {
        int all = answer.evidence().passages().size() + answer.evidence().more();
        boolean unanswered = answer.saysNotInText() || answer.text().isEmpty();
        return switch (answer.evidence().kind()) {
            case READ -> {
                if (unanswered) {
                    yield all == 0 ? "" : "The nearest that was read";
                }
                yield all == 0
                        ? "It rests on no passage: none that was read holds its words"
                        : "Rests on " + Figures.count(all, "passage");
            }
            case FOUND_AFTERWARDS -> {
                if (unanswered) {
                    yield "";
                }
                yield all == 0
                        ? "Its words stand nowhere in the documents"
                        : "Where its words stand (looked up afterwards, no proof that it was read)";
            }
        };
    }

    /// `3 turns, 2 sub-calls, 4.1 s, 3.2K tokens`.
    static String cost(AskedAnswer answer) {
        var given = answer.answer();
        var usage = given.root().plus(given.sub());
        var parts = new ArrayList<String>();
        if (answer.method().startsWith("rlm") && given.iterations() > 0) {
            parts.add(Figures.count(given.iterations(), "turn"));
        }
        if (given.subCalls() > 0) {
            parts.add(Figures.count(given.subCalls(), "sub-call"));
        }
        parts.add(ReadableTime.of(Duration.ofMillis(Math.round(answer.seconds() * 1000))));
        parts.add("%s%s tokens".formatted(usage.estimated() ? "about " : "", Figures.tokens(usage.tokens())));
        return String.join(", ", parts);
    }

    /// Question, answer and all passages with their places, for the clipboard.
    static String withSources(AskedAnswer answer) {
        var text = new StringBuilder("%s\n\n%s\n".formatted(answer.question(), headline(answer)));
        var heading = heading(answer);
        if (!heading.isEmpty()) {
            text.append("\n")
                    .append(heading)
                    .append(answer.evidence().passages().isEmpty() ? ".\n" : ":\n");
        }
        int number = 1;
        for (Passage passage : answer.evidence().passages()) {
            text.append("[%d] %s: \"%s\"\n".formatted(number++, passage.place(), passage.excerpt()));
        }
        return text.append("\n(%s, %s)\n".formatted(MethodMark.name(answer.method()), cost(answer)))
                .toString();
    }
}
