package dev.rlmworkbench.training.job;

import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.files.SystemFile;
import dev.rlmworkbench.files.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// The last sign of life of a job, in `job.json`. It is gone when the job ended in order, and stays when it was killed.
///
/// @param process its id
/// @param began   when the process did, by which it is told apart from a later one with the same id
/// @param ticks   the same on a clock that nobody sets, null where the system does not tell: when the machine's clock
///                is set, other processes reckon another `began`
/// @param at      when it gave this sign
/// @param step    that it was making
/// @param done    texts of this step, or of a validation, that were done
/// @param all     texts of it, 0 while it waits
public record JobSign(long process, Instant began, @Nullable Long ticks, Instant at, int step, int done, int all) {

    /// Without a sign for so long a process that lives does not move: it hangs, or the machine slept.
    private static final Duration SILENCE = Duration.ofMinutes(5);

    static JobSign ofThisProcess(int step, int done, int all) {
        var me = ProcessHandle.current();
        return new JobSign(me.pid(), began(me), ticks(me), Instant.now(), step, done, all);
    }

    private static Instant began(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    /// Since the machine was started, of Linux: field 22 of `stat`, whose second one, a name, may hold blanks.
    private static @Nullable Long ticks(ProcessHandle process) {
        return SystemFile.text(Path.of("/proc", Long.toString(process.pid()), "stat"))
                .map(stat -> stat.substring(stat.lastIndexOf(')') + 1).strip().split(" "))
                .filter(fields -> fields.length > 19)
                .map(fields -> Long.valueOf(fields[19]))
                .orElse(null);
    }

    void give(TrainingFolder training) throws IOException {
        AtomicFile.write(training.sign(), JsonStyle.lines().writeValueAsString(this) + "\n");
    }

    /// @return empty where no job gave one, or the last one ended in order
    /// @throws IOException when it cannot be read
    public static Optional<JobSign> of(TrainingFolder training) throws IOException {
        if (!Files.exists(training.sign())) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonStyle.lines().readValue(TextFile.read(training.sign()), JobSign.class));
        } catch (JacksonException e) {
            throw new IOException(training.sign() + " cannot be read: delete it", e);
        }
    }

    /// Whether the process is there.
    public boolean lives() {
        return ProcessHandle.of(process)
                .filter(ProcessHandle::isAlive)
                .filter(found -> ticks == null ? began(found).equals(began) : ticks.equals(ticks(found)))
                .isPresent();
    }

    /// Whether it lives and has not moved for long.
    public boolean hasFallenSilent() {
        return lives() && Duration.between(at, Instant.now()).compareTo(SILENCE) > 0;
    }
}
