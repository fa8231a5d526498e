package dev.rlmworkbench.ui;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Collects what JavaFX complains about in style sheets; each is a colour or size that is not as it was meant.
public final class CssWarnings extends Handler {

    private final Logger logger = Logger.getLogger("javafx.css");
    private final List<String> heard = new CopyOnWriteArrayList<>();

    public CssWarnings() {
        logger.addHandler(this);
    }

    /// In the order in which they came, once each.
    public List<String> all() {
        return heard.stream().distinct().toList();
    }

    public void clear() {
        heard.clear();
    }

    @Override
    public void publish(LogRecord record) {
        heard.add(record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
