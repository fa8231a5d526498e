package dev.rlmworkbench.training.pocket;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.files.LockFile;
import dev.rlmworkbench.repl.SandboxMode;
import dev.rlmworkbench.repl.session.ReplPool;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.transformer.torch.TorchEngine;
import dev.rlmworkbench.transformer.weights.SafeTensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainingTest {

    private static final Pattern LOSS = Pattern.compile("step ([\\d,]+), .* loss ([\\d.]+),");

    @TempDir
    Path folder;

    @Test
    @Tag("long")
    void aShortTrainingLearnsAndAnInterruptedOneGoesOn() throws InterruptedException {
        var engine = TorchEngine.start(AppDirectories.ofThisUser().cache(), 1);
        var lines = new ArrayList<String>();
        try (var repls = new ReplPool(new AppDirectories(folder, folder, folder), SandboxMode.AUTO, 1)) {
            new Pretraining(engine, repls, folder.resolve("run"), 1, lines::add).train(Duration.ofSeconds(90));
            int steps = steps();
            var losses = losses(lines);
            assertTrue(losses.getLast() < losses.getFirst() / 3, "losses " + losses);

            new Pretraining(engine, repls, folder.resolve("run"), 1, lines::add).train(Duration.ofSeconds(100));
            assertTrue(steps() > steps, "steps before and after: " + steps + ", " + steps());
        }
        assertTrue(Files.exists(folder.resolve("run/model/model.safetensors")));
    }

    @Test
    void aFolderThatAnotherTrainingHasIsLeftAlone() throws Exception {
        var engine = TorchEngine.start(AppDirectories.ofThisUser().cache(), 1);
        try (var repls = new ReplPool(new AppDirectories(folder, folder, folder), SandboxMode.AUTO, 1);
                var _ = LockFile.take(folder.resolve(".lock"))) {
            var training = new Pretraining(engine, repls, folder, 1, _ -> {});
            var refused = assertThrows(IllegalStateException.class, () -> training.train(Duration.ofSeconds(1)));
            assertTrue(refused.getMessage().startsWith("another training writes to the folder " + folder));
        }
        assertFalse(Files.exists(folder.resolve("lessons.jsonl")));
    }

    private int steps() {
        var saved =
                SafeTensors.open(folder.resolve("run/checkpoint.safetensors")).tensors();
        return (int) saved.get("steps").toFloats()[0];
    }

    private static List<Double> losses(List<String> lines) {
        return lines.stream()
                .map(LOSS::matcher)
                .filter(line -> line.find())
                .map(line -> Double.valueOf(line.group(2)))
                .toList();
    }
}
