package dev.rlmworkbench.result.training;

import dev.rlmworkbench.result.training.TrainingEvent.Step;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// A step's line as this version writes it, read token by token, which is several times faster than the way through a
/// tree: a long training has hundreds of thousands of them, and whoever opens it waits. What is not regular is left to
/// that way, which alone says what is wrong.
final class StepLine {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();
    private static final byte[] BEGINNING = "{\"type\":\"step\",".getBytes(StandardCharsets.UTF_8);

    private final JsonParser in;
    private boolean regular = true;
    private @Nullable Instant at;
    private int step;
    private double epoch;
    private double loss;
    private int learned;
    private long tokens;
    private Map<String, Double> rates = Map.of();
    private double gradientNorm;
    private boolean clipped;
    private double tokensPerSecond;
    private double seconds;
    private @Nullable Long memory;
    private @Nullable Double accuracy;

    private StepLine(JsonParser in) {
        this.in = in;
    }

    /// @param from place of its first byte
    /// @param to   the place after its last
    /// @return null when the line is not a step's, or not regular
    static @Nullable Step read(byte[] bytes, int from, int to) {
        int begun = from + BEGINNING.length;
        if (begun > to || !Arrays.equals(bytes, from, begun, BEGINNING, 0, BEGINNING.length)) {
            return null;
        }
        try (var in = JSON.createParser(ObjectReadContext.empty(), bytes, from, to - from)) {
            return new StepLine(in).step();
        } catch (JacksonException _) {
            return null;
        }
    }

    private @Nullable Step step() {
        in.nextToken();
        for (var key = in.nextName(); regular && key != null; key = in.nextName()) {
            in.nextToken();
            take(key);
        }
        boolean whole = regular && in.currentToken() == JsonToken.END_OBJECT && in.nextToken() == null;
        return !whole || at == null
                ? null
                : new Step(
                        at,
                        step,
                        epoch,
                        loss,
                        learned,
                        tokens,
                        rates,
                        gradientNorm,
                        clipped,
                        tokensPerSecond,
                        seconds,
                        memory,
                        accuracy);
    }

    private void take(String key) {
        switch (key) {
            case "type" -> {
                // known by the beginning
            }
            case "at" -> at = instant();
            case "step" -> step = in.getIntValue();
            case "epoch" -> epoch = number();
            case "loss" -> loss = number();
            case "learned" -> learned = in.getIntValue();
            case "tokens" -> tokens = in.getLongValue();
            case "rates" -> rates = rates();
            case "gradient_norm" -> gradientNorm = number();
            case "clipped" -> clipped = in.getBooleanValue();
            case "tokens_per_second" -> tokensPerSecond = number();
            case "seconds" -> seconds = number();
            case "memory" -> memory = isNull() ? null : (Long) in.getLongValue();
            case "accuracy" -> accuracy = isNull() ? null : (Double) number();
            default -> regular = false;
        }
    }

    private boolean isNull() {
        return in.currentToken() == JsonToken.VALUE_NULL;
    }

    private double number() {
        regular &= in.currentToken().isNumeric();
        double value = regular ? in.getDoubleValue() : 0;
        regular &= Double.isFinite(value);
        return value;
    }

    private Map<String, Double> rates() {
        regular &= in.currentToken() == JsonToken.START_OBJECT;
        var found = new TreeMap<String, Double>();
        for (var group = in.nextName(); regular && group != null; group = in.nextName()) {
            in.nextToken();
            found.put(group, number());
        }
        return found;
    }

    private @Nullable Instant instant() {
        try {
            return IsoInstant.of(in.getString());
        } catch (DateTimeException _) {
            regular = false;
            return null;
        }
    }
}
