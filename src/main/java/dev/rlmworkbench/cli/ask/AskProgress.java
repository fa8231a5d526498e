package dev.rlmworkbench.cli.ask;

import dev.rlmworkbench.ask.AskActivity;
import dev.rlmworkbench.ask.WarmUp;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.cli.terminal.TerminalLine;
import dev.rlmworkbench.document.ReadingListener;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.EventSink;
import dev.rlmworkbench.trajectory.RunEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says in one moving line what a question is waiting for: which file is read, which turn it is, what the turn does.
/// Silent where nobody watches.
final class AskProgress implements ReadingListener, EventSink, AutoCloseable {

    private final Terminal terminal;
    private final @Nullable TerminalLine line;
    private String method = "";
    private final AskActivity activity = new AskActivity(this::ahead);
    private @Nullable WarmUp warmUp;

    private AskProgress(Terminal terminal, @Nullable TerminalLine line) {
        this.terminal = terminal;
        this.line = line;
    }

    /// @param wanted false for none even on a terminal
    static AskProgress on(Terminal terminal, boolean wanted) {
        return new AskProgress(terminal, wanted && terminal.interactive() ? new TerminalLine(terminal.err()) : null);
    }

    /// @param what a first question may have to wait for
    synchronized void mayWaitFor(WarmUp what) {
        warmUp = what;
    }

    private Optional<WarmUp.Ahead> ahead(String asked) {
        return warmUp == null ? Optional.empty() : warmUp.ahead(asked);
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
        activity.accept(entry);
        var words = activity.words();
        var since = activity.since();
        if (line != null && since != null) {
            line.show(method + (words.startsWith("turn") ? ", " : ": ") + words, since);
        }
    }

    /// Says what is waited for before there is a question.
    void show(String text) {
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
