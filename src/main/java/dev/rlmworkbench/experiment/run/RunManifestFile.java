package dev.rlmworkbench.experiment.run;

import dev.rlmworkbench.experiment.manifest.HostMachine;
import dev.rlmworkbench.experiment.manifest.ProductVersion;
import dev.rlmworkbench.experiment.manifest.RunManifest;
import dev.rlmworkbench.experiment.result.RunException;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.result.ResultCodec;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a run's manifest up to date over one start of the run.
final class RunManifestFile {

    private static final Logger LOG = LoggerFactory.getLogger(RunManifestFile.class);

    private final RunName run;
    private final RunManifest manifest;

    private RunManifestFile(RunName run, RunManifest manifest) {
        this.run = run;
        this.manifest = manifest;
    }

    /// @throws RunException when it cannot be written
    static RunManifestFile begin(RunName run, Experiment experiment, int planned) {
        var before = RunManifest.read(run.manifest());
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var manifest = new RunManifest(
                run.name(),
                RunManifest.State.RUNNING,
                experiment.spec(),
                methods(experiment),
                planned,
                ProductVersion.current(),
                HostMachine.here(),
                before.map(RunManifest::starts).orElse(0) + 1,
                before.map(RunManifest::startedAt).orElse(now),
                now,
                null,
                before.map(RunManifest::extra).orElse(Map.of()));
        try {
            manifest.write(run.manifest());
        } catch (IOException e) {
            throw RunException.cannotWrite(run.manifest(), e);
        }
        return new RunManifestFile(run, manifest);
    }

    /// The results are safe already, so a failure here is only told.
    void end(boolean complete) {
        var state = complete ? RunManifest.State.COMPLETE : RunManifest.State.INCOMPLETE;
        try {
            manifest.ended(state, Instant.now().truncatedTo(ChronoUnit.MILLIS)).write(run.manifest());
        } catch (IOException e) {
            LOG.warn("{} could not be brought up to date: {}", run.manifest(), FileTrouble.reason(e));
        }
    }

    private static List<Map<String, Object>> methods(Experiment experiment) {
        return experiment.methods().stream()
                .map(method -> {
                    Map<String, Object> entry = new LinkedHashMap<>();
                    entry.put("method", method.name());
                    entry.put("identity", method.identity());
                    entry.put("description", ResultCodec.tree(method.description()));
                    return entry;
                })
                .toList();
    }
}
