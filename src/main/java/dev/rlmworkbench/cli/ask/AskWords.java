package dev.rlmworkbench.cli.ask;

import dev.rlmworkbench.ask.AnswerEvidence;
import dev.rlmworkbench.ask.AskedAnswer;
import dev.rlmworkbench.cli.terminal.Counted;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.display.ReadableTime;
import dev.rlmworkbench.document.DocumentSet;
import dev.rlmworkbench.result.StopReason;

/// Sentences about an answer to a question about files.
final class AskWords {

    private AskWords() {}

    /// The answer, or that the files do not say and how much was searched, or why there is none.
    static String answer(AskedAnswer answer, DocumentSet documents) {
        var how = how(answer);
        if (answer.text().isEmpty()) {
            return "No answer: " + why(answer) + how;
        }
        return (answer.saysNotInText()
                        ? "The files do not say. (%s)".formatted(searched(answer, documents))
                        : Terminal.harmless(answer.text().get()))
                + how;
    }

    private static String searched(AskedAnswer answer, DocumentSet documents) {
        int chars = documents.text().length();
        var all = "Searched %s, %,d characters"
                .formatted(Counted.count(documents.documents().size(), "file"), chars);
        long read = answer.evidence().readChars();
        if (read == 0) {
            return all;
        }
        double percent = 100.0 * read / chars;
        return "%s; of these the model was shown %,d, %s %%"
                .formatted(all, read, percent < 1 ? "less than 1" : String.valueOf(Math.round(percent)));
    }

    private static String how(AskedAnswer answer) {
        if (answer.answer().truncated() && answer.answer().stop() != StopReason.REFUSED) {
            return answer.evidence().kind() == AnswerEvidence.Kind.READ
                    ? "  [the window was too small for its turns; try a larger --window]"
                    : "  [its prompt was cut: it saw only a part of the text]";
        }
        return switch (answer.answer().stop()) {
            case FINAL, FAILED, REFUSED, THINKING, FILTERED -> "";
            case ITERATIONS, SUB_CALLS, TOKENS, TIME, ERRORS ->
                answer.text().isEmpty() ? "" : "  [its best guess when it reached " + limit(answer) + "]";
        };
    }

    private static String why(AskedAnswer answer) {
        var error = answer.answer().error();
        if (error != null) {
            return Terminal.harmless(error);
        }
        return switch (answer.answer().stop()) {
            case REFUSED -> "its prompt does not fit the model's window; try a larger --window";
            case THINKING -> "thinking used the whole budget";
            case FILTERED -> "the server's content filter held back the answer";
            case FINAL, FAILED -> "the model said nothing";
            case ITERATIONS, SUB_CALLS, TOKENS, TIME, ERRORS -> "it reached " + limit(answer);
        };
    }

    private static String limit(AskedAnswer answer) {
        return switch (answer.answer().stop()) {
            case ITERATIONS -> "the limit of turns (--max-iterations)";
            case SUB_CALLS -> "the limit of sub-calls (--max-sub-calls)";
            case TOKENS -> "the limit of tokens (--max-tokens)";
            case TIME -> "the time limit (--task-timeout)";
            case ERRORS -> "the limit of failed turns in a row";
            case FINAL, FAILED, REFUSED, THINKING, FILTERED -> "its end";
        };
    }

    /// What stands over the passages; empty where there is nothing to say.
    static String heading(AskedAnswer answer) {
        boolean none = answer.evidence().passages().isEmpty();
        if (answer.text().isEmpty() && none) {
            return "";
        }
        return switch (answer.evidence().kind()) {
            case AnswerEvidence.Kind.READ -> {
                if (answer.saysNotInText() || answer.text().isEmpty()) {
                    yield none ? "" : "The nearest that was read";
                }
                yield none ? "It rests on no passage: none that was read holds its words" : "It rests on";
            }
            case AnswerEvidence.Kind.FOUND_AFTERWARDS -> {
                if (answer.saysNotInText()) {
                    yield "";
                }
                yield none
                        ? "The answer's words stand nowhere in the files"
                        : "Where the answer's words stand in the files (looked up afterwards, no proof that it was read)";
            }
        };
    }

    /// Such as `rlm: 12 s, 3 turns, 4 sub-calls, 5,210 tokens`.
    static String cost(AskedAnswer answer) {
        var given = answer.answer();
        var usage = given.root().plus(given.sub());
        var cost = new StringBuilder(answer.method()).append(": ").append(ReadableTime.of(answer.seconds()));
        if (given.iterations() > 0 && answer.method().startsWith("rlm")) {
            cost.append(", ").append(Counted.count(given.iterations(), "turn"));
        }
        if (given.subCalls() > 0) {
            cost.append(", ").append(Counted.count(given.subCalls(), "sub-call"));
        }
        return cost.append(", %s%,d tokens".formatted(usage.estimated() ? "about " : "", usage.tokens()))
                .toString();
    }
}
