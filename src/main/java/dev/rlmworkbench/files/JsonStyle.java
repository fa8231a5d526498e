package dev.rlmworkbench.files;

import java.time.Duration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// How all our files write JSON: snake_case keys in the order of the record, enums in lower case, instants in ISO-8601
/// UTC, durations in seconds as a double. Unknown keys are ignored and missing ones take their empty value.
public final class JsonStyle {

    private JsonStyle() {}

    /// One record a line.
    public static JsonMapper lines() {
        return base().build();
    }

    /// Whole files that people read.
    public static JsonMapper indented() {
        return base().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    private static JsonMapper.Builder base() {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(new SimpleModule("seconds")
                        .addSerializer(Duration.class, new SecondsWriter())
                        .addDeserializer(Duration.class, new SecondsReader()));
    }

    private static final class SecondsWriter extends ValueSerializer<Duration> {
        @Override
        public void serialize(Duration value, JsonGenerator out, SerializationContext context) {
            out.writeNumber(value.getSeconds() + value.getNano() / 1e9);
        }
    }

    private static final class SecondsReader extends ValueDeserializer<Duration> {
        @Override
        public Duration deserialize(JsonParser in, DeserializationContext context) {
            if (!in.currentToken().isNumeric()) {
                throw context.weirdStringException(in.getString(), Duration.class, "no number of seconds");
            }
            double seconds = in.getDoubleValue();
            if (!Double.isFinite(seconds)) {
                throw context.weirdNumberException(seconds, Duration.class, "no finite number of seconds");
            }
            return Duration.ofNanos(Math.round(seconds * 1e9));
        }
    }
}
