package dev.rlmworkbench.training.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.training.run.LearnedAnswers;
import dev.rlmworkbench.training.run.OptimizerChoice;
import dev.rlmworkbench.training.run.OptimizerKind;
import dev.rlmworkbench.training.run.TrainingException;
import dev.rlmworkbench.training.run.TrainingPreset;
import dev.rlmworkbench.training.run.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class TrainingStartTest {

    @TempDir
    private Path folder;

    private final TrainingStart start = new TrainingStart(LocalModels.of(AppDirectories.ofThisUser()));

    private TrainingSpec spec(OptimizerKind optimizer) throws IOException {
        return TrainingPreset.SEED.spec(LearnedAnswers.write(folder, 5).toString(), "pocket", optimizer, 1);
    }

    private TrainingFolder training(String name) {
        return TrainingFolder.of(folder, name);
    }

    private static String refusal(Executable work) {
        return assertThrows(TrainingException.class, work).getMessage();
    }

    @Test
    void eachOptimiserHasANameOfItsOwn() {
        assertEquals("sft_adamw", TrainingStart.nameOf(null, OptimizerChoice.ADAMW, OptimizerKind.ADAMW));
        assertEquals("sft_muon", TrainingStart.nameOf(null, OptimizerChoice.BOTH, OptimizerKind.MUON));
        assertEquals("mine", TrainingStart.nameOf("mine", OptimizerChoice.MUON, OptimizerKind.MUON));
        assertEquals("mine_muon", TrainingStart.nameOf("mine", OptimizerChoice.BOTH, OptimizerKind.MUON));
    }

    @Test
    void nothingIsWrittenBeforeAllAreChecked() throws IOException {
        var first = start.anew(training("a"), spec(OptimizerKind.ADAMW));
        var second = start.anew(training("b"), spec(OptimizerKind.MUON));
        assertTrue(first.materials().forecast().bytes() > 0);
        assertFalse(training("a").isBegun());
        TrainingStart.begin(List.of(first, second));
        assertEquals(spec(OptimizerKind.ADAMW), training("a").spec());
        assertEquals(spec(OptimizerKind.MUON), training("b").spec());
    }

    @Test
    void oneThatIsThereGoesOnAsItWasBegunOrNotAtAll() throws IOException {
        var spec = spec(OptimizerKind.ADAMW);
        TrainingStart.begin(List.of(start.anew(training("a"), spec)));
        assertEquals(
                "There is a training a already: go on with it, or choose another name.",
                refusal(() -> start.anew(training("a"), spec)));
        assertTrue(start.again(training("a"), null).goesOn());
        assertTrue(start.again(training("a"), spec).goesOn());
        assertEquals(
                "The training a was begun with other values (optimizer \"adamw\", now \"muon\"; decay 0.01, now 0.0);"
                        + " leave them out to go on as it was begun, or choose another name.",
                refusal(() -> start.again(training("a"), spec(OptimizerKind.MUON))));
        // this process is alive
        JobSign.ofThisProcess(1, 0, 0).give(training("a"));
        assertEquals(
                "The training a runs already (process %d)."
                        .formatted(ProcessHandle.current().pid()),
                refusal(() -> start.again(training("a"), null)));
    }

    @Test
    void whatIsAskedWhileItsProcessIsStartingCountsAndWhatWasAskedBeforeDoesNot() throws IOException {
        var spec = spec(OptimizerKind.ADAMW);
        TrainingStart.begin(List.of(start.anew(training("a"), spec)));
        JobCommand.STOP.send(training("a"));
        JobCommand.PAUSE.send(training("a"));

        TrainingStart.begin(List.of(start.again(training("a"), null)));
        assertFalse(new FileControl(training("a")).stopIsWanted(), "an earlier job was asked");
        assertFalse(new FileControl(training("a")).pauseIsWanted());

        JobCommand.STOP.send(training("a"));
        assertTrue(new FileControl(training("a")).stopIsWanted(), "as by Ctrl-C before the job has come up");
    }

    /// As a file of a version that did not look at so much.
    @Test
    void oneOfAnEarlierVersionGoesOn() throws IOException {
        var spec = spec(OptimizerKind.ADAMW);
        TrainingStart.begin(List.of(start.anew(training("a"), spec)));
        var file = training("a").path().resolve("training.json");
        var older = Files.readString(file).replaceFirst("(?s),\\s*\"observed\"\\s*:\\s*\\{[^}]*\\}", "");
        assertFalse(older.contains("observed"));
        Files.writeString(file, older);
        assertEquals(spec, start.again(training("a"), spec).materials().spec());
    }
}
