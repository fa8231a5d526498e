package dev.rlmworkbench.result;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// A line as this version writes it, read token by token, which is several times faster than [ResultCodec]'s way
/// through a tree. What is not regular (another type, a number out of its range, a key that is missing) is left to the
/// codec, which alone says what is wrong.
///
/// A key that stands twice has its last value, as in a tree.
final class RegularLine {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// The codec knows the limits of longer ones.
    private static final int MAX_LENGTH = 1 << 20;

    /// Digits that a number has at most so that it is finite and needs no limits.
    private static final int MAX_DIGITS = 300;

    private final JsonParser in;
    private boolean regular = true;

    private @Nullable String fingerprint;
    private @Nullable String method;
    private @Nullable String runName;
    private @Nullable String type;
    private @Nullable String kind;
    private @Nullable Integer length;
    private @Nullable String unit;
    private int tokens;
    private int chars;
    private @Nullable Integer depth;
    private long seed;
    private @Nullable String query;
    private @Nullable String answer;
    private @Nullable String prediction;
    private Scores scores = Scores.ZERO;
    private double seconds;
    private int iterations;
    private int subCalls;
    private int replErrors;
    private boolean truncated;
    private boolean timedOut;
    private @Nullable String stopReason;
    private @Nullable String error;
    private @Nullable Usage rootUsage;
    private @Nullable Usage subUsage;
    private @Nullable ModelSnapshot rootModel;
    private @Nullable ModelSnapshot subModel;
    private @Nullable String adapter;
    private @Nullable String promptProfile;
    private @Nullable String promptSha256;
    private @Nullable String replLanguage;
    private @Nullable String protocol;
    private @Nullable String helpers;
    private @Nullable Integer helpersVersion;
    private @Nullable Instant startedAt;
    private int attempt = 1;
    private @Nullable String parent;
    private @Nullable Integer forkStep;

    private RegularLine(JsonParser in) {
        this.in = in;
    }

    /// @return the result without the keys that this version does not know; null when the line is not regular
    static @Nullable ResultRecord read(String line) {
        if (line.length() > MAX_LENGTH) {
            return null;
        }
        try (var in = JSON.createParser(line)) {
            return new RegularLine(in).record();
        } catch (JacksonException _) {
            return null;
        }
    }

    private @Nullable ResultRecord record() {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        for (var key = in.nextName(); regular && key != null; key = in.nextName()) {
            in.nextToken();
            take(key);
        }
        boolean whole = regular && in.currentToken() == JsonToken.END_OBJECT && in.nextToken() == null;
        var task = task();
        if (!whole || fingerprint == null || method == null || task == null) {
            return null;
        }
        return new ResultRecord(
                task,
                new ContextSize(tokens, chars),
                method,
                setup(),
                outcome(),
                new Cost(seconds, iterations, subCalls, replErrors, rootUsage, subUsage),
                new Provenance(fingerprint, runName == null ? "" : runName, startedAt, attempt, parent, forkStep),
                Map.of());
    }

    private @Nullable TaskKey task() {
        if (type == null || length == null || query == null || answer == null) {
            return null;
        }
        var asked = new ContextLength(length, unit == null ? "chars" : unit);
        return new TaskKey(type, kind, asked, depth, seed, query, answer);
    }

    private MethodSetup setup() {
        return new MethodSetup(
                rootModel,
                subModel,
                adapter,
                promptProfile,
                promptSha256,
                replLanguage,
                protocol,
                helpers,
                helpersVersion);
    }

    private Outcome outcome() {
        var failure = error == null || error.isBlank() ? null : error;
        return new Outcome(prediction, scores, stopReason, truncated, timedOut, failure);
    }

    private void take(String key) {
        switch (key) {
            case "fingerprint" -> fingerprint = text();
            case "method" -> method = text();
            case "run_name" -> runName = text();
            case "task_type" -> type = text();
            case "task_kind" -> kind = text();
            case "context_length" -> length = integer();
            case "length_unit" -> unit = text();
            case "context_tokens" -> tokens = integer(0);
            case "context_chars" -> chars = integer(0);
            case "depth_percent" -> depth = integer();
            case "seed" -> seed = whole(0);
            case "query" -> query = text();
            case "answer" -> answer = text();
            case "prediction" -> prediction = text();
            case "scores" -> scores = scores();
            case "latency_s" -> seconds = number(0);
            case "iterations" -> iterations = integer(0);
            case "sub_calls" -> subCalls = integer(0);
            case "repl_errors" -> replErrors = integer(0);
            case "truncated" -> truncated = flag();
            case "timed_out" -> timedOut = flag();
            case "stop_reason" -> stopReason = text();
            case "error" -> error = text();
            case "usage" -> usage();
            case "model" -> models();
            case "adapter" -> adapter = text();
            case "prompt_profile" -> promptProfile = text();
            case "prompt_sha256" -> promptSha256 = text();
            case "repl_language" -> replLanguage = text();
            case "protocol" -> protocol = text();
            case "helpers" -> helpers = text();
            case "helpers_version" -> helpersVersion = integer();
            case "started_at" -> startedAt = instant();
            case "attempt" -> attempt = integer(1);
            case "parent" -> parent = text();
            case "fork_step" -> forkStep = integer();
            default -> skip();
        }
    }

    private Scores scores() {
        double exact = 0;
        double contains = 0;
        double numeric = 0;
        double f1 = 0;
        double primary = -1;
        if (object()) {
            for (var key = in.nextName(); key != null; key = in.nextName()) {
                in.nextToken();
                switch (key) {
                    case "exact_match" -> exact = score(0);
                    case "contains_answer" -> contains = score(0);
                    case "numeric_match" -> numeric = score(0);
                    case "f1" -> f1 = score(0);
                    case "primary" -> primary = score(-1);
                    default -> skip();
                }
            }
        }
        return new Scores(exact, contains, numeric, f1, primary < 0 ? contains : primary);
    }

    private void usage() {
        rootUsage = null;
        subUsage = null;
        if (object()) {
            for (var key = in.nextName(); key != null; key = in.nextName()) {
                in.nextToken();
                switch (key) {
                    case "root" -> rootUsage = oneUsage();
                    case "sub" -> subUsage = oneUsage();
                    default -> skip();
                }
            }
        }
    }

    private @Nullable Usage oneUsage() {
        if (!object()) {
            return null;
        }
        long prompt = 0;
        long completion = 0;
        int calls = 0;
        double load = 0;
        double prefill = 0;
        double decode = 0;
        boolean estimated = false;
        for (var key = in.nextName(); key != null; key = in.nextName()) {
            in.nextToken();
            switch (key) {
                case "prompt" -> prompt = amount();
                case "completion" -> completion = amount();
                case "calls" -> calls = integer(0);
                case "load_s" -> load = number(0);
                case "prefill_s" -> prefill = number(0);
                case "decode_s" -> decode = number(0);
                case "estimated" -> estimated = flag();
                default -> skip();
            }
        }
        return new Usage(prompt, completion, calls, load, prefill, decode, estimated);
    }

    private void models() {
        rootModel = null;
        subModel = null;
        if (object()) {
            for (var key = in.nextName(); key != null; key = in.nextName()) {
                in.nextToken();
                switch (key) {
                    case "root" -> rootModel = model();
                    case "sub" -> subModel = model();
                    default -> skip();
                }
            }
        }
    }

    private @Nullable ModelSnapshot model() {
        if (!object()) {
            return null;
        }
        String name = null;
        String digest = null;
        String kindOfServer = null;
        int window = 0;
        for (var key = in.nextName(); key != null; key = in.nextName()) {
            in.nextToken();
            switch (key) {
                case "name" -> name = text();
                case "digest" -> digest = text();
                case "kind" -> kindOfServer = text();
                case "window" -> window = integer(0);
                default -> skip();
            }
        }
        return new ModelSnapshot(name == null ? "" : name, digest, kindOfServer, window);
    }

    /// Whether an object begins here; null is none.
    private boolean object() {
        boolean begins = in.currentToken() == JsonToken.START_OBJECT;
        regular &= begins || isNull();
        if (in.currentToken() == JsonToken.START_ARRAY) {
            in.skipChildren();
        }
        return begins;
    }

    private boolean isNull() {
        return in.currentToken() == JsonToken.VALUE_NULL;
    }

    private @Nullable String text() {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            return in.getString();
        }
        refuseUnlessNull();
        return null;
    }

    private long whole(long otherwise) {
        if (in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return in.getLongValue();
        }
        refuseUnlessNull();
        return otherwise;
    }

    private long amount() {
        long value = whole(0);
        regular &= value >= 0;
        return value;
    }

    private int integer(int otherwise) {
        long value = whole(otherwise);
        regular &= value >= 0 && value <= Integer.MAX_VALUE;
        return (int) value;
    }

    private @Nullable Integer integer() {
        return isNull() ? null : (Integer) integer(0);
    }

    private double number(double otherwise) {
        var token = in.currentToken();
        if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
            double value = in.getDoubleValue();
            regular &= value >= 0 && Double.isFinite(value) && in.getStringLength() <= MAX_DIGITS;
            // takes the sign off a zero
            return value + 0.0;
        }
        refuseUnlessNull();
        return otherwise;
    }

    private double score(double otherwise) {
        double value = number(otherwise);
        regular &= value <= 1;
        return value;
    }

    private boolean flag() {
        boolean set = in.currentToken() == JsonToken.VALUE_TRUE;
        if (!set && in.currentToken() != JsonToken.VALUE_FALSE) {
            refuseUnlessNull();
        }
        return set;
    }

    private @Nullable Instant instant() {
        var text = text();
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException _) {
            regular = false;
            return null;
        }
    }

    private void refuseUnlessNull() {
        regular &= isNull();
        in.skipChildren();
    }

    /// A value of no interest, in which all numbers must be finite all the same.
    private void skip() {
        for (int depthOfValue = 0; ; in.nextToken()) {
            var token = in.currentToken();
            if (token == null) {
                return;
            }
            depthOfValue += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token.isNumeric()) {
                regular &= in.getStringLength() <= MAX_DIGITS
                        && (token == JsonToken.VALUE_NUMBER_INT || Double.isFinite(in.getDoubleValue()));
            }
            if (depthOfValue == 0) {
                return;
            }
        }
    }
}
