package dev.rlmworkbench.cli.terminal;

import dev.rlmworkbench.ask.AskActivity;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/// One line of a terminal that says what is going on and for how long, and is gone afterwards. Thread-safe.
public final class TerminalLine implements AutoCloseable {

    private static final int WIDTH = 78;
    private static final Duration TICK = Duration.ofMillis(500);

    private final PrintStream out;
    private final Thread ticker;
    private String text = "";
    private Instant since = Instant.EPOCH;
    private boolean shown;

    public TerminalLine(PrintStream out) {
        this.out = out;
        ticker = Thread.ofVirtual().name("status-line").start(this::tick);
    }

    public synchronized void show(String now) {
        if (!now.equals(text)) {
            show(now, Instant.now());
        }
    }

    /// @param begun when what the words say began
    public synchronized void show(String now, Instant begun) {
        text = now;
        since = begun;
    }

    /// Takes the line away until the next [#show].
    public synchronized void clear() {
        text = "";
        if (shown) {
            out.print("\r" + " ".repeat(WIDTH) + "\r");
            out.flush();
            shown = false;
        }
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(TICK);
                draw();
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    private synchronized void draw() {
        if (text.isEmpty()) {
            return;
        }
        // a long text is cut, never the time, which shows that it goes on
        var time = AskActivity.withTime("", since, Instant.now());
        var line = OneLine.of(text, WIDTH - time.length()) + time;
        out.print("\r" + line + " ".repeat(WIDTH - line.length()));
        out.flush();
        shown = true;
    }

    @Override
    public void close() {
        ticker.interrupt();
        clear();
    }
}
