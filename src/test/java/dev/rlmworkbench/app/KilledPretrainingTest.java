package dev.rlmworkbench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.transformer.weights.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A training of the pocket model that is killed goes on where its last checkpoint was.
@DisabledOnOs(OS.WINDOWS)
class KilledPretrainingTest {

    @TempDir
    Path folder;

    @Test
    @Tag("long")
    @Timeout(1800)
    void aTrainingKilledTwiceGoesOnAndEndsWithAModel() throws Exception {
        int steps = 0;
        for (int kill = 0; kill < 2; kill++) {
            var process = start(4);
            int now = awaitCheckpointAfter(steps, process);
            process.destroyForcibly().waitFor();
            assertTrue(now > steps, "steps before and now: " + steps + ", " + now);
            steps = now;
        }
        int minutesSoFar = (int) (Double.parseDouble(Files.readString(folder.resolve("run/seconds.txt"))) / 60);
        var last = start(Math.max(1, minutesSoFar));
        assertTrue(last.waitFor(600, TimeUnit.SECONDS), "it does not end");
        assertEquals(0, last.exitValue());
        assertTrue(steps() >= steps, "steps were lost");
        assertTrue(Files.exists(folder.resolve("run/model/model.safetensors")));
    }

    private int awaitCheckpointAfter(int steps, Process process) throws InterruptedException {
        while (!Files.exists(checkpoint()) || steps() <= steps) {
            assertTrue(process.isAlive(), "it ended by itself");
            Thread.sleep(500);
        }
        return steps();
    }

    private Path checkpoint() {
        return folder.resolve("run/checkpoint.safetensors");
    }

    private int steps() {
        return (int) SafeTensors.open(checkpoint()).tensors().get("steps").toFloats()[0];
    }

    private Process start(int minutes) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "pretrain-pocket",
                "--dir",
                folder.resolve("run").toString(),
                "--minutes",
                Integer.toString(minutes)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
    }
}
