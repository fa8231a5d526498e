package dev.rlmworkbench.trajectory.export;

import dev.rlmworkbench.display.Plural;
import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.trajectory.replay.CodeRun;
import dev.rlmworkbench.trajectory.replay.Notes;
import dev.rlmworkbench.trajectory.replay.Replay;
import dev.rlmworkbench.trajectory.replay.Step;
import dev.rlmworkbench.trajectory.replay.SubCall;
import java.util.Locale;
import java.util.stream.Stream;

/// A trajectory as Markdown, for an issue or a note.
public final class MarkdownExport {

    private MarkdownExport() {}

    public static String of(Replay replay) {
        var text = new StringBuilder("# " + line(replay.query()) + "\n\n");
        text.append("%s, %,d characters of context, %s, %s, %.1f s%n%n"
                .formatted(
                        replay.method().isEmpty() ? "unknown method" : replay.method(),
                        replay.contextChars(),
                        Plural.of(replay.steps().size(), "step"),
                        Plural.of(replay.subCalls(), "sub-call"),
                        replay.seconds()));
        text.append("Answer: ")
                .append(replay.answer() == null ? "none" : line(replay.answer()))
                .append(replay.stopReason().isEmpty() ? "" : " (" + replay.stopReason() + ")")
                .append("\n");
        if (replay.error() != null) {
            text.append("\nFailed: ").append(line(replay.error())).append("\n");
        }
        replay.steps().forEach(step -> text.append("\n").append(of(step)));
        return text.toString();
    }

    public static String of(Step step) {
        var text = new StringBuilder("## Step %d (%.1f s%s)%n%n"
                .formatted(
                        step.number(),
                        step.took().toMillis() / 1000.0,
                        step.usage() == null
                                ? ""
                                : ", %,d tokens in, %,d out"
                                        .formatted(
                                                step.usage().promptTokens(),
                                                step.usage().completionTokens())));
        if (!step.reply().isBlank()) {
            text.append(fenced("", step.reply())).append("\n");
        }
        step.code().forEach(run -> append(text, step, run));
        step.subCalls().forEach(call -> append(text, call));
        step.notes()
                .forEach(note ->
                        text.append("> ").append(line(Notes.words(note))).append("\n\n"));
        if (step.answer() != null) {
            text.append("**FINAL** ").append(line(step.answer().answer())).append("\n");
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Step step, CodeRun run) {
        if (!step.reply().contains(run.code())) {
            text.append(fenced(run.language(), run.code())).append("\n");
        }
        ReplResult result = run.result();
        if (result == null) {
            text.append("(did not end)\n\n");
            return;
        }
        var output = Stream.of(
                        result.stdout().stripTrailing(),
                        result.value() == null ? "" : result.value(),
                        result.error() == null ? "" : result.error().message())
                .filter(words -> !words.isBlank())
                .toList();
        text.append(
                output.isEmpty() ? "Output: none\n\n" : "Output:\n\n" + fenced("", String.join("\n", output)) + "\n");
    }

    private static void append(StringBuilder text, SubCall call) {
        text.append("- sub-call ")
                .append(call.id())
                .append(": ")
                .append(line(call.prompt()))
                .append(" -> ")
                .append(line(call.failure() == null ? call.reply() : call.failure()))
                .append("\n");
        call.steps().stream()
                .flatMap(step -> step.subCalls().stream())
                .forEach(child -> append(text.append("  "), child));
    }

    /// A fence longer than any in the text.
    private static String fenced(String language, String text) {
        var fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        return fence + language.toLowerCase(Locale.ROOT) + "\n" + text.stripTrailing() + "\n" + fence + "\n";
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
