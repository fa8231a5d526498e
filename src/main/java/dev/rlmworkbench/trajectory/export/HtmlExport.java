package dev.rlmworkbench.trajectory.export;

import dev.rlmworkbench.display.Plural;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.trajectory.pattern.PatternTags;
import dev.rlmworkbench.trajectory.replay.CodeRun;
import dev.rlmworkbench.trajectory.replay.Notes;
import dev.rlmworkbench.trajectory.replay.Replay;
import dev.rlmworkbench.trajectory.replay.Step;
import dev.rlmworkbench.trajectory.replay.SubCall;
import java.util.List;

/// A trajectory as one page that needs nothing else: no scripts, nothing from elsewhere. All texts of models are
/// escaped.
public final class HtmlExport {

    private static final String STYLE = """
            :root { color-scheme: light dark; --line: #8884; --soft: #8881; --rlm: #c2185b; }
            body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
            pre { background: var(--soft); padding: .7rem; overflow: auto; white-space: pre-wrap; border-radius: 6px; }
            details { border: 1px solid var(--line); border-radius: 8px; padding: .4rem .8rem; margin: .6rem 0; }
            summary { cursor: pointer; font-weight: 600; }
            .small { opacity: .75; font-size: 13px; } .tag { border: 1px solid var(--line); border-radius: 9px; padding: 0 .5rem; }
            .note { border-left: 3px solid var(--line); padding-left: .7rem; } .answer { color: var(--rlm); font-weight: 600; }
            """;

    private final StringBuilder page = new StringBuilder();
    private final int longestText;
    private final int longest;

    private HtmlExport(int longestText, int longest) {
        this.longestText = longestText;
        this.longest = longest;
    }

    public static String of(Replay replay) {
        var export = new HtmlExport(Integer.MAX_VALUE, Integer.MAX_VALUE);
        export.head(replay);
        export.facts(replay);
        export.steps(replay.steps());
        return export.page.append("</body></html>\n").toString();
    }

    /// The same for a page that holds many trajectories: without head, title and style, and no longer than it is worth.
    ///
    /// @param longestText in characters; of a longer prompt, reply or output the middle is left out
    /// @param longest     in characters, about: what comes after is left out
    public static String fragment(Replay replay, int longestText, int longest) {
        var export = new HtmlExport(longestText, longest);
        export.facts(replay);
        export.steps(replay.steps());
        return export.page.toString();
    }

    private void head(Replay replay) {
        page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
        page.append(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        page.append("<title>")
                .append(EscapedHtml.of(replay.query()))
                .append("</title><style>")
                .append(STYLE);
        page.append("</style></head><body>\n<h1>")
                .append(EscapedHtml.of(replay.query()))
                .append("</h1>\n");
    }

    private void facts(Replay replay) {
        paragraph(
                "small",
                "%s, %,d characters of context, %s, %s, %.1f s"
                        .formatted(
                                replay.method(),
                                replay.contextChars(),
                                Plural.of(replay.steps().size(), "step"),
                                Plural.of(replay.subCalls(), "sub-call"),
                                replay.seconds()));
        paragraph("answer", "Answer: " + (replay.answer() == null ? "none" : replay.answer()));
        if (replay.error() != null) {
            paragraph("note", "Failed: " + replay.error());
        }
        for (var found : PatternTags.of(replay)) {
            page.append("<span class=\"tag\" title=\"%s\">%s, step %d</span> "
                    .formatted(
                            EscapedHtml.of(found.why()),
                            EscapedHtml.of(found.tag().label()),
                            found.step()));
        }
    }

    private void steps(List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (page.length() >= longest) {
                leftOut(steps.size() - i, "step");
                return;
            }
            var step = steps.get(i);
            page.append("<details open><summary>Step %d <span class=\"small\">%s, %.1f s%s</span></summary>\n"
                    .formatted(
                            step.number(),
                            EscapedHtml.of(step.model()),
                            step.took().toMillis() / 1000.0,
                            step.usage() == null
                                    ? ""
                                    : ", %,d tokens in, %,d out"
                                            .formatted(
                                                    step.usage().promptTokens(),
                                                    step.usage().completionTokens())));
            messages(step);
            if (!step.reply().isBlank()) {
                pre(step.reply());
            }
            step.code().forEach(run -> code(step, run));
            subCalls(step.subCalls());
            step.notes().forEach(note -> paragraph("note", Notes.words(note)));
            if (step.answer() != null) {
                paragraph("answer", "FINAL " + step.answer().answer());
            }
            page.append("</details>\n");
        }
    }

    private void messages(Step step) {
        var fresh = step.prompt()
                .subList(step.prompt().size() - step.fresh(), step.prompt().size());
        if (fresh.isEmpty()) {
            return;
        }
        page.append("<details><summary class=\"small\">%s sent, %d of them new</summary>\n"
                .formatted(Plural.of(step.prompt().size(), "message"), fresh.size()));
        for (ChatMessage message : fresh) {
            paragraph("small", message.role().wireName());
            pre(message.content());
        }
        page.append("</details>\n");
    }

    private void code(Step step, CodeRun run) {
        if (!step.reply().contains(run.code())) {
            pre(run.code());
        }
        ReplResult result = run.result();
        if (result != null) {
            paragraph("small", "Output, %.2f s".formatted(result.elapsed().toMillis() / 1000.0));
            pre(result.stdout()
                    + (result.value() == null ? "" : result.value())
                    + (result.error() == null ? "" : "\n" + result.error().message()));
        }
    }

    private void subCalls(List<SubCall> calls) {
        for (int i = 0; i < calls.size(); i++) {
            if (page.length() >= longest) {
                leftOut(calls.size() - i, "sub-call");
                return;
            }
            subCall(calls.get(i));
        }
    }

    private void leftOut(int number, String what) {
        paragraph(
                "note",
                "Left out here: %s; the trajectory file has them.".formatted(Plural.of(number, "more " + what)));
    }

    private void subCall(SubCall call) {
        var reply = call.failure() == null ? call.reply() : "failed: " + call.failure();
        page.append("<details><summary class=\"small\">Sub-call %s: %s</summary>\n"
                .formatted(EscapedHtml.of(call.id()), EscapedHtml.of(shortened(reply))));
        if (call.isRlm()) {
            steps(call.steps());
        } else {
            pre(call.prompt());
            pre(reply);
        }
        page.append("</details>\n");
    }

    private static String shortened(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= 100 ? line : line.substring(0, 97) + "...";
    }

    private void paragraph(String style, String text) {
        page.append("<p class=\"" + style + "\">" + EscapedHtml.of(bounded(text)) + "</p>\n");
    }

    private void pre(String text) {
        page.append("<pre>" + EscapedHtml.of(bounded(text.stripTrailing())) + "</pre>\n");
    }

    private String bounded(String text) {
        if (text.length() <= longestText) {
            return text;
        }
        // a pair of surrogates is one character
        int start = text.offsetByCodePoints(0, text.codePointCount(0, longestText / 2));
        int end = text.length() - longestText / 2;
        end += Character.isLowSurrogate(text.charAt(end)) ? 1 : 0;
        return "%s\n[... %,d characters left out ...]\n%s"
                .formatted(text.substring(0, start), end - start, text.substring(end));
    }
}
