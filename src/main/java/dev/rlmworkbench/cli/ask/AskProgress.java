package dev.rlmworkbench.cli.ask;

import dev.rlmworkbench.ask.AskActivity;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.cli.terminal.TerminalLine;
import dev.rlmworkbench.document.ReadingListener;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.EventSink;
import dev.rlmworkbench.trajectory.RunEvent;
import org.jspecify.annotations.Nullable;

/// Says in one moving line what a question is waiting for: which file is read, which turn it is, what the turn does.
/// Silent where nobody watches.
final class AskProgress implements ReadingListener, EventSink, AutoCloseable {

    private final Terminal terminal;
    private final @Nullable TerminalLine line;
    private String method = "";
    private final AskActivity activity = new AskActivity();

    private AskProgress(Terminal terminal, @Nullable TerminalLine line) {
        this.terminal = terminal;
        this.line = line;
    }

    /// @param wanted false for none even on a terminal
    static AskProgress on(Terminal terminal, boolean wanted) {
        return new AskProgress(terminal, wanted && terminal.interactive() ? new TerminalLine(terminal.err()) : null);
    }

    @Override
    public void reading(String name, int number, int total) {
        show(total == 1 ? "reading " + name : "reading %,d of %,d: %s".formatted(number, total, name));
    }

    @Override
    public synchronized void accept(EventEntry entry) {
        if (entry.event() instanceof RunEvent.TaskStarted started) {
            method = started.method();
        }
        var before = activity.words();
        activity.accept(entry);
        if (!activity.words().equals(before)) {
            show(
                    activity.words().startsWith("turn")
                            ? method + ", " + activity.words()
                            : method + ": " + activity.words());
        }
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
