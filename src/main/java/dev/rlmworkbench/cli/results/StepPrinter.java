package dev.rlmworkbench.cli.results;

import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.display.Plural;
import dev.rlmworkbench.display.ReadableTime;
import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.result.StopReason;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.EventSink;
import dev.rlmworkbench.trajectory.RunEvent;
import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;

/// Prints what happens in a task as a person reads it: turn, the model's words as they come, output of its code,
/// sub-calls, answer. Sub-calls of one turn may run at the same time, so a step is printed in one piece.
public final class StepPrinter implements EventSink {

    private static final int MAX_LINE_LENGTH = 160;
    private static final int MAX_LINES = 24;

    private final PrintStream out;
    private final StringBuilder streamed = new StringBuilder();

    public StepPrinter(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void accept(EventEntry entry) {
        boolean root = entry.depth() == 0;
        switch (entry.event()) {
            case RunEvent.TaskStarted started -> {
                line("");
                line("== %s: %s, %,d characters%s"
                        .formatted(
                                started.method(),
                                started.taskType(),
                                started.contextChars(),
                                started.language() == null ? "" : ", " + wordsOf(started.language())));
                line("question: " + started.query());
            }
            case RunEvent.ModelCallStarted call -> callStarted(call, root);
            case RunEvent.TokensReceived tokens -> {
                if (root) {
                    stream(tokens.text());
                }
            }
            case RunEvent.Generation call -> callFinished(call, root);
            case RunEvent.ModelCallFailed failed -> line("call failed: " + failed.reason());
            case RunEvent.PassagesChosen chosen -> line("passages: " + places(chosen));
            case RunEvent.CodeStarted _ -> {
                // its text was in the model's words
            }
            case RunEvent.CodeFinished finished -> codeFinished(finished.result());
            case RunEvent.Nudge nudge -> block("told (%s)".formatted(nudge.guard()), nudge.text());
            case RunEvent.Compaction compaction ->
                line("history: %s became %d"
                        .formatted(Plural.of(compaction.messagesBefore(), "message"), compaction.messagesAfter()));
            case RunEvent.FinalAnswer answer -> {
                if (root) {
                    line("final answer (%s)".formatted(answer.how()));
                }
            }
            case RunEvent.LimitReached limit -> line("limit reached: %s, %s".formatted(limit.limit(), limit.detail()));
            case RunEvent.ReplRestarted restarted -> line("REPL restarted: " + restarted.why());
            case RunEvent.TaskFinished finished -> {
                line("answer: "
                        + (finished.answer() == null
                                ? "none (%s)".formatted(StopReason.explained(finished.stopReason()))
                                : finished.answer()));
                if (finished.error() != null) {
                    line("failed: " + finished.error());
                }
            }
        }
        out.flush();
    }

    private static String wordsOf(String language) {
        return language.equals("other")
                ? "words as they are written"
                : "words as in " + language.substring(0, 1).toUpperCase(Locale.ROOT) + language.substring(1);
    }

    private static String places(RunEvent.PassagesChosen chosen) {
        return chosen.passages().isEmpty()
                ? "none holds a word of the question"
                : chosen.passages().stream()
                        .map(passage -> "[%d-%d]".formatted(passage.start(), passage.end()))
                        .collect(Collectors.joining(" "));
    }

    private void callStarted(RunEvent.ModelCallStarted call, boolean root) {
        if (root && call.turn() > 0) {
            line("-- turn %d: %s".formatted(call.turn(), call.model()));
            streamed.setLength(0);
        } else if (!root && !call.messages().isEmpty()) {
            line("   sub-call: " + call.messages().getLast().content());
        }
    }

    private void callFinished(RunEvent.Generation call, boolean root) {
        var cost = "%s, %,d tokens in, %,d out"
                .formatted(
                        ReadableTime.of(call.timing().total()),
                        call.usage().promptTokens(),
                        call.usage().completionTokens());
        if (!root) {
            line("   sub-call: -> %s (%s)".formatted(call.text(), cost));
            return;
        }
        if (call.text().startsWith(streamed.toString())) {
            stream(call.text().substring(streamed.length()));
        }
        out.println();
        line("   (%s%s%s)"
                .formatted(
                        cost,
                        call.cutOff().map(limit -> "; cut off by " + limit).orElse(""),
                        call.promptCut() == null ? "" : "; prompt cut: " + call.promptCut()));
    }

    private void stream(String text) {
        streamed.append(text);
        out.print(Terminal.harmless(text));
    }

    private void codeFinished(ReplResult result) {
        if (!result.stdout().isBlank()) {
            block("output", result.stdout());
        }
        if (result.value() != null) {
            block("value", result.value());
        }
        if (result.error() != null) {
            var error = result.error();
            block("error" + (error.line() > 0 ? " in line " + error.line() : ""), error.message());
        }
    }

    private void block(String title, String text) {
        line(title + ":");
        var lines = text.strip().lines().toList();
        lines.stream().limit(MAX_LINES).forEach(line -> line("   | " + line));
        if (lines.size() > MAX_LINES) {
            line("   | ... " + Plural.of(lines.size() - MAX_LINES, "more line"));
        }
    }

    private void line(String text) {
        var flat = Terminal.harmless(text).replace('\n', ' ');
        out.println(flat.length() <= MAX_LINE_LENGTH ? flat : flat.substring(0, MAX_LINE_LENGTH - 3) + "...");
    }
}
