package dev.rlmworkbench.ui;

import dev.rlmworkbench.llm.CallTiming;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.TokenUsage;
import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.RunEvent;
import dev.rlmworkbench.trajectory.archive.TaskSummary;
import dev.rlmworkbench.trajectory.replay.Replay;
import dev.rlmworkbench.ui.ask.LongStep;
import dev.rlmworkbench.ui.control.PassageCard;
import dev.rlmworkbench.ui.control.code.CodeLanguage;
import dev.rlmworkbench.ui.control.code.CodePane;
import dev.rlmworkbench.ui.control.code.LongWords;
import dev.rlmworkbench.ui.control.code.OutputPane;
import dev.rlmworkbench.ui.live.LongTurn;
import dev.rlmworkbench.ui.trajectories.tab.CodeTab;
import dev.rlmworkbench.ui.trajectories.tab.ConversationTab;
import dev.rlmworkbench.ui.trajectories.tab.StepTab;
import dev.rlmworkbench.ui.trajectories.tab.SubCallsTab;
import dev.rlmworkbench.ui.trajectories.task.OpenTask;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javafx.scene.Node;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;

/// Texts of one line in scripts that are costly to lay out, and the panes that show texts of models and outputs.
final class LongTexts {

    private LongTexts() {}

    /// @param length of each, in `char`s, or a little more
    static Map<String, String> lines(int length) {
        var lines = new LinkedHashMap<String, String>();
        lines.put("Latin", repeated("The grass is green, the sky is blue. ", length));
        lines.put("no spaces", repeated("0123456789abcdef", length));
        lines.put("Tamil", repeated("தமிழ்மொழிஅழகானது", length));
        lines.put("Arabic", repeated("السلام عليكم ورحمة الله ", length));
        lines.put("emoji", repeated("😀👩‍👩‍👧‍👦🇵🇹", length));
        lines.put("combining marks", repeated("e\u0301\u0302\u0303", length));
        lines.put("one character", "a" + repeated("\u0302", length));
        return lines;
    }

    private static String repeated(String piece, int length) {
        return piece.repeat(Math.ceilDiv(length, piece.length()));
    }

    static Map<String, Function<String, Node>> panes() {
        var panes = new LinkedHashMap<String, Function<String, Node>>();
        panes.put("output", text -> {
            var pane = new OutputPane(30);
            pane.show(text);
            return pane;
        });
        panes.put("code", text -> {
            var pane = new CodePane(30);
            pane.show("print(\"" + text + "\")", CodeLanguage.PYTHON);
            return pane;
        });
        panes.put("words", text -> LongWords.of(text, "body"));
        panes.put(
                "passage",
                text -> new PassageCard(1, "a.txt", "Line 1", text, List.of(new PassageCard.Span(10, 20)), () -> {}));
        panes.put("conversation tab", text -> tab(new ConversationTab(), text));
        panes.put("code tab", text -> tab(new CodeTab(), text));
        panes.put("sub-calls tab", text -> tab(new SubCallsTab(), text));
        panes.put("turn in Live", LongTurn::of);
        panes.put("step in Ask", LongStep::of);
        return panes;
    }

    /// How outputs and messages were shown before: one paragraph a line.
    static Node plain(String text) {
        var area = new CodeArea(text);
        area.setWrapText(true);
        return new VirtualizedScrollPane<>(area);
    }

    static Node tab(StepTab tab, String text) {
        var task = task(text);
        tab.show(task, task.stepAt(0));
        return tab.node();
    }

    /// A task of one step in which everything is this text.
    static OpenTask task(String text) {
        var timing = new CallTiming(Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1));
        var usage = new TokenUsage(100, 100, false);
        var result =
                new ReplResult(text, null, null, null, List.of(), List.of(), List.of(), Duration.ZERO, null, List.of());
        var events = List.of(
                entry("0", 0, new RunEvent.TaskStarted("rlm", "niah", "Which number?", text.length())),
                entry("0", 0, new RunEvent.ModelCallStarted("root", "m", 1, 0, List.of(ChatMessage.user(text)))),
                entry("0", 0, new RunEvent.Generation(text, text, usage, timing, "stop", null)),
                entry("0", 0, new RunEvent.CodeStarted(1, 0, "python", "print(\"" + text + "\")")),
                entry("sub", 1, new RunEvent.ModelCallStarted("sub", "m", 1, 0, List.of(ChatMessage.user(text)))),
                entry("sub", 1, new RunEvent.Generation(text, "", usage, timing, "stop", null)),
                entry("0", 0, new RunEvent.CodeFinished(1, 0, result)),
                entry("0", 0, new RunEvent.FinalAnswer(1, "FINAL", text)));
        var summary = new TaskSummary(
                0,
                "aa",
                1,
                "rlm",
                "niah",
                text,
                text.length(),
                0,
                null,
                text,
                TaskSummary.Outcome.RIGHT,
                "final",
                1,
                1,
                1,
                100,
                null,
                null,
                Set.of());
        return new OpenTask(summary, events, Replay.of(events), List.of(), List.of());
    }

    private static EventEntry entry(String call, int depth, RunEvent event) {
        return new EventEntry("aa", call, depth == 0 ? null : "0", depth, Instant.EPOCH, event);
    }
}
