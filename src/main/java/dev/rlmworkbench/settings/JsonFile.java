package dev.rlmworkbench.settings;

import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.files.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/// One record kept in one small file that people can read. A crash while writing leaves the old file.
///
/// @param <T> a record whose parts may all be left out
public final class JsonFile<T> {

    private static final Logger LOG = LoggerFactory.getLogger(JsonFile.class);
    private static final JsonMapper MAPPER = JsonStyle.indented()
            .rebuild()
            // as it was named: a relative folder stays one
            .addModule(new SimpleModule("paths")
                    .addSerializer(Path.class, ToStringSerializer.instance)
                    .addDeserializer(Path.class, new PathReader()))
            .build();

    private final Path file;
    private final T empty;

    /// @param empty what there is without a file
    public JsonFile(Path file, T empty) {
        this.file = file;
        this.empty = empty;
    }

    public Path path() {
        return file;
    }

    /// A file that is missing, unreadable or damaged counts as none; a damaged one is kept aside, so that the next
    /// write does not lose what somebody wrote by hand.
    public T read() {
        if (!Files.exists(file)) {
            return empty;
        }
        try {
            @SuppressWarnings("unchecked")
            var type = (Class<T>) empty.getClass();
            return MAPPER.readValue(TextFile.read(file), type);
        } catch (JacksonException e) {
            keepAside(e.getOriginalMessage());
            return empty;
        } catch (IOException e) {
            LOG.warn("{} cannot be read and counts as empty: {}", file, e.toString());
            return empty;
        }
    }

    private void keepAside(String reason) {
        var aside = file.resolveSibling(file.getFileName() + ".damaged");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn("{} is damaged ({}); it is kept as {} and counts as empty", file, reason, aside);
        } catch (IOException e) {
            LOG.warn("{} is damaged ({}) and counts as empty", file, reason);
        }
    }

    /// @throws IOException when the folder cannot be written to
    public void write(T value) throws IOException {
        AtomicFile.write(file, MAPPER.writeValueAsString(value) + System.lineSeparator());
    }

    private static final class PathReader extends ValueDeserializer<Path> {
        @Override
        public Path deserialize(JsonParser in, DeserializationContext context) {
            return Path.of(in.getString());
        }
    }
}
