package dev.rlmworkbench.experiment.manifest;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.files.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// What a run was: enough to repeat it and to judge its numbers. Rewritten as a whole at every start and end.
///
/// @param spec      what was asked for last; a file with this object can be given to `run`
/// @param methods   each method's identity and description: models with digests, prompt hashes, limits
/// @param planned   tasks of the spec, this process's shard of them
/// @param starts    how often the run was started; 2 and more means resumed
/// @param startedAt of the first start
/// @param endedAt   null while it runs, and after a crash
/// @param extra     keys that this version does not know, kept
public record RunManifest(
        String name,
        State state,
        Map<String, Object> spec,
        List<Map<String, Object>> methods,
        int planned,
        ProductVersion product,
        HostMachine machine,
        int starts,
        Instant startedAt,
        Instant lastStartedAt,
        @Nullable Instant endedAt,

        @JsonAnySetter @JsonAnyGetter @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, Object> extra) {

    public enum State {
        /// Also what a killed run's manifest says.
        RUNNING,
        COMPLETE,
        /// Some tasks have no result without error.
        INCOMPLETE
    }

    private static final Logger LOG = LoggerFactory.getLogger(RunManifest.class);

    /// @return empty when there is none or it is damaged: the results do not depend on it
    public static Optional<RunManifest> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonStyle.lines().readValue(TextFile.read(file), RunManifest.class));
        } catch (IOException | JacksonException e) {
            LOG.warn("{} cannot be read and is written anew", file);
            LOG.debug("why", e);
            return Optional.empty();
        }
    }

    /// Readers see the old file or the new one, never a half-written one.
    public void write(Path file) throws IOException {
        AtomicFile.write(file, JsonStyle.indented().writeValueAsString(this) + "\n");
    }

    public RunManifest ended(State how, Instant when) {
        return new RunManifest(
                name, how, spec, methods, planned, product, machine, starts, startedAt, lastStartedAt, when, extra);
    }
}
