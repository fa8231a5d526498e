package dev.rlmworkbench.experiment.spec;

import dev.rlmworkbench.benchmark.Benchmark;
import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.files.TextFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/// Reads a spec file. Unlike our other files, an unknown key is an error here: it is most likely a misspelt one,
/// and a run that ignores what was asked for is worse than none.
public final class SpecFile {

    private static final JsonMapper MAPPER = JsonStyle.lines()
            .rebuild()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .addModule(new SimpleModule().addSerializer(Benchmark.class, new ByName()))
            .build();

    private SpecFile() {}

    /// @param file       a spec, or a run's manifest, whose spec is then meant
    /// @param benchmarks that a spec can name
    /// @throws IllegalArgumentException one sentence that names the file, the field and the value
    public static ExperimentSpec read(Path file, Benchmarks benchmarks) {
        try {
            var spec = parse(TextFile.read(file), benchmarks);
            var folder = file.toAbsolutePath().normalize().getParent();
            return folder == null ? spec : spec.in(folder);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("%s is no text in UTF-8".formatted(file), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("%s cannot be read: %s".formatted(file, FileTrouble.reason(e)), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /// Readers see the old file or the new one.
    ///
    /// @throws IOException when it cannot be written
    public static void write(ExperimentSpec spec, Path file) throws IOException {
        AtomicFile.write(file, JsonStyle.indented().writeValueAsString(asData(spec)) + "\n");
    }

    public static ExperimentSpec parse(String json, Benchmarks benchmarks) {
        try {
            if (!(MAPPER.readTree(json) instanceof ObjectNode object)) {
                throw new IllegalArgumentException("a spec is a JSON object");
            }
            JsonNode spec = object.has("spec") && object.has("state") ? object.get("spec") : object;
            return MAPPER.rebuild()
                    .addModule(new SimpleModule().addDeserializer(Benchmark.class, new Named(benchmarks)))
                    .build()
                    .treeToValue(spec, ExperimentSpec.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(sentence(e), e);
        }
    }

    static Map<String, Object> asData(ExperimentSpec spec) {
        return MAPPER.convertValue(spec, new TypeReference<>() {});
    }

    private static final class ByName extends ValueSerializer<Benchmark> {
        @Override
        public void serialize(Benchmark benchmark, JsonGenerator json, SerializationContext context) {
            json.writeString(benchmark.name());
        }
    }

    private static final class Named extends ValueDeserializer<Benchmark> {
        private final Benchmarks benchmarks;

        Named(Benchmarks benchmarks) {
            this.benchmarks = benchmarks;
        }

        @Override
        public Benchmark deserialize(JsonParser json, DeserializationContext context) {
            return benchmarks.of(json.getString());
        }
    }

    private static String sentence(JacksonException e) {
        return switch (e) {
            case StreamReadException broken ->
                "not JSON at line %d, column %d: %s"
                        .formatted(
                                broken.getLocation().getLineNr(),
                                broken.getLocation().getColumnNr(),
                                broken.getOriginalMessage().replaceAll(" \\(start marker at .*", ""));
            case UnrecognizedPropertyException unknown ->
                "unknown field %s; known here are %s"
                        .formatted(
                                field(unknown),
                                unknown.getKnownPropertyIds().stream()
                                        .map(String::valueOf)
                                        .sorted()
                                        .collect(Collectors.joining(", ")));
            case InvalidFormatException wrong
            when wrong.getTargetType().isEnum() ->
                "%s cannot be '%s'; choose one of %s"
                        .formatted(field(wrong), wrong.getValue(), choices(wrong.getTargetType()));
            case InvalidFormatException wrong
            when wrong.getTargetType() == Duration.class ->
                "%s cannot be '%s'; write it in seconds, such as 1200".formatted(field(wrong), wrong.getValue());
            case InvalidFormatException wrong -> "%s cannot be '%s'".formatted(field(wrong), wrong.getValue());
            // our own records' sentences arrive wrapped
            case DatabindException wrapped
            when wrapped.getCause() instanceof IllegalArgumentException ours ->
                "%s%s".formatted(place(wrapped), ours.getMessage());
            default -> "%s has a value of the wrong kind".formatted(field(e));
        };
    }

    private static String choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String place(JacksonException e) {
        return e.getPath().isEmpty() ? "" : "in " + field(e) + ": ";
    }

    /// Such as `benchmarks[0].family`.
    private static String field(JacksonException e) {
        var path = new StringBuilder();
        for (Reference step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? "the spec" : path.toString();
    }
}
