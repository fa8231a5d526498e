package dev.rlmworkbench.cli;

import dev.rlmworkbench.document.ReadingListener;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.EventSink;
import dev.rlmworkbench.trajectory.RunEvent;
import org.jspecify.annotations.Nullable;

/// Says in one moving line what a question is waiting for: which file is read, which turn it is, what the turn does.
/// Silent where nobody watches.
final class AskProgress implements ReadingListener, EventSink, AutoCloseable {

    private final Terminal terminal;
    private final @Nullable StatusLine line;
    private String method = "";
    private int turn;
    private int asked;
    private int replied;

    private AskProgress(Terminal terminal, @Nullable StatusLine line) {
        this.terminal = terminal;
        this.line = line;
    }

    /// @param wanted false for none even on a terminal
    static AskProgress on(Terminal terminal, boolean wanted) {
        return new AskProgress(terminal, wanted && terminal.interactive() ? new StatusLine(terminal.err()) : null);
    }

    @Override
    public void reading(String name, int number, int total) {
        show(total == 1 ? "reading " + name : "reading %,d of %,d: %s".formatted(number, total, name));
    }

    @Override
    public synchronized void accept(EventEntry entry) {
        boolean root = entry.depth() == 0;
        switch (entry.event()) {
            case RunEvent.TaskStarted started -> {
                method = started.method();
                turn = 0;
                show(method + ": starting");
            }
            case RunEvent.ModelCallStarted call
            when root -> {
                turn = Math.max(turn, call.turn());
                show(now("thinking"));
            }
            case RunEvent.ModelCallStarted _ -> {
                asked++;
                show(now(passages()));
            }
            case RunEvent.ModelCallFinished _
            when !root -> {
                replied++;
                show(now(passages()));
            }
            case RunEvent.CodeStarted _
            when root -> {
                asked = 0;
                replied = 0;
                show(now("running code"));
            }
            case RunEvent.TaskFinished _ -> show(method + ": looking up the passages");
            case RunEvent.CodeStarted _,
                    RunEvent.CodeFinished _,
                    RunEvent.TokensReceived _,
                    RunEvent.ModelCallFinished _,
                    RunEvent.ModelCallFailed _,
                    RunEvent.Nudge _,
                    RunEvent.Compaction _,
                    RunEvent.PassagesChosen _,
                    RunEvent.FinalAnswer _,
                    RunEvent.LimitReached _,
                    RunEvent.ReplRestarted _ -> {
                // the line stays as it is
            }
        }
    }

    private String now(String what) {
        return turn == 0 ? "%s: %s".formatted(method, what) : "%s, turn %d: %s".formatted(method, turn, what);
    }

    private String passages() {
        return "asking %s, %,d done".formatted(Words.count(asked, "passage"), replied);
    }

    private void show(String text) {
        if (line != null) {
            line.show(text);
        }
    }

    /// Takes the line away for other words.
    void pause() {
        if (line != null) {
            line.clear();
        }
    }

    /// A line that stays.
    void say(String words) {
        pause();
        terminal.err().println(words);
    }

    @Override
    public void close() {
        if (line != null) {
            line.close();
        }
    }
}
