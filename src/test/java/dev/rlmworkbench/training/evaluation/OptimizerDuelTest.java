package dev.rlmworkbench.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.training.job.TrainingOverview;
import dev.rlmworkbench.training.run.OptimizerKind;
import dev.rlmworkbench.training.run.TrainingPreset;
import dev.rlmworkbench.training.run.TrainingSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptimizerDuelTest {

    @TempDir
    private Path folder;

    private static TrainingSpec spec(OptimizerKind optimizer) {
        return TrainingPreset.SEED.spec("data.jsonl", "pocket", optimizer, 1);
    }

    private TrainingOverview begun(String name, OptimizerKind optimizer, String data) {
        var training = TrainingFolder.of(folder, name);
        training.begin(spec(optimizer), data);
        return overview(training, spec(optimizer));
    }

    private static TrainingOverview overview(TrainingFolder training, TrainingSpec spec) {
        return new TrainingOverview(
                training,
                spec,
                TrainingOverview.State.DONE,
                "",
                10,
                10,
                List.of(),
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                0);
    }

    @Test
    void itsRivalLearnedFromTheSameTexts() {
        var adam = begun("adam", OptimizerKind.ADAMW, "aa");
        var later = begun("later", OptimizerKind.MUON, "bb"); // the same file, built anew
        assertEquals(Optional.empty(), OptimizerDuel.rival(adam.training(), List.of(later, adam)));

        var muon = begun("muon", OptimizerKind.MUON, "aa");
        assertEquals(Optional.of(muon), OptimizerDuel.rival(adam.training(), List.of(later, muon, adam)));
    }

    @Test
    void whereAnEarlierVersionDidNotWriteDownItsTextsTheFileCounts() {
        var adam = begun("adam", OptimizerKind.ADAMW, "aa");
        var older = TrainingFolder.of(folder, "older");
        older.begin(spec(OptimizerKind.MUON));
        var muon = overview(older, spec(OptimizerKind.MUON));
        assertEquals(Optional.of(muon), OptimizerDuel.rival(adam.training(), List.of(muon, adam)));
        assertEquals(Optional.of(adam), OptimizerDuel.rival(older, List.of(muon, adam)));
    }
}
