package dev.rlmworkbench.ask;

import dev.rlmworkbench.settings.JsonFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How fast each model was seen to read a prompt of which it knew nothing yet, kept over sessions, so that it can be
/// said how long the next one will take. Thread-safe.
public final class ReadingSpeeds {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingSpeeds.class);

    /// What was read faster than this, or this much faster than usual, stood in the server's cache.
    private static final Duration MIN_TIME = Duration.ofSeconds(1);

    private static final double MAX_FASTER = 4;

    /// @param charactersPerSecond by model
    record Known(@Nullable Map<String, Double> charactersPerSecond) {}

    private final JsonFile<Known> file;

    /// @param cache folder whose files may be deleted at any time
    public ReadingSpeeds(Path cache) {
        file = new JsonFile<>(cache.resolve("reading-speeds.json"), new Known(Map.of()));
    }

    /// How long the model will take, empty where it was never seen reading.
    ///
    /// @param characters of the prompt
    public synchronized Optional<Duration> expected(String model, long characters) {
        return Optional.ofNullable(known().get(model))
                .map(speed -> Duration.ofMillis(Math.round(1000 * characters / speed)));
    }

    /// The newest measurement counts. A failure to keep it is only logged: it is an estimate that is lost.
    public synchronized void measured(String model, long characters, Duration time) {
        double speed = characters / (time.toNanos() / 1e9);
        var all = known();
        var before = all.get(model);
        if (time.compareTo(MIN_TIME) < 0 || before != null && speed > MAX_FASTER * before) {
            return;
        }
        all.put(model, speed);
        try {
            file.write(new Known(all));
        } catch (IOException e) {
            LOG.warn("how fast {} reads is forgotten: {} cannot be written", model, file.path(), e);
        }
    }

    private Map<String, Double> known() {
        var all = new TreeMap<String, Double>();
        var kept = file.read().charactersPerSecond();
        if (kept != null) {
            kept.forEach((model, speed) -> {
                if (Double.isFinite(speed) && speed > 0) {
                    all.put(model, speed);
                }
            });
        }
        return all;
    }
}
