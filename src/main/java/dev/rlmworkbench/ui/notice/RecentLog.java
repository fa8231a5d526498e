package dev.rlmworkbench.ui.notice;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The newest lines of the log, for the log viewer.
public final class RecentLog extends AppenderBase<ILoggingEvent> {

    private static final int MAX_LINES = 2_000;

    private final Deque<String> lines = new ArrayDeque<>();
    private final ThrowableProxyConverter traces = new ThrowableProxyConverter();

    /// Hears everything that is logged from now on.
    public static RecentLog attached() {
        var log = new RecentLog();
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            log.setContext(context);
            log.traces.start();
            log.start();
            context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(log);
        }
        return log;
    }

    @Override
    protected void append(ILoggingEvent event) {
        var time =
                LocalTime.ofInstant(event.getInstant(), ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
        var logger = event.getLoggerName();
        var line = "%s %-5s %s: %s%n%s"
                .formatted(
                        time,
                        event.getLevel(),
                        logger.substring(logger.lastIndexOf('.') + 1),
                        event.getFormattedMessage(),
                        event.getThrowableProxy() == null ? "" : traces.convert(event));
        synchronized (lines) {
            lines.add(line);
            if (lines.size() > MAX_LINES) {
                lines.removeFirst();
            }
        }
    }

    /// Oldest first.
    public String text() {
        synchronized (lines) {
            return String.join("", lines);
        }
    }
}
