package dev.rlmworkbench.experiment.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.mixed.MixedQa;
import dev.rlmworkbench.experiment.result.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Tasks as other programs read them.
class ExportedTaskTest {

    private static final GeneratedTask SPEC =
            new GeneratedTask(new MixedQa(), 12_000, LengthUnit.CHARS, null, "two_hop", 281_474_976_710_655L);

    @TempDir
    Path folder;

    @Test
    void aLineHoldsTheTaskItsAnswerAndTheWholeText() throws IOException {
        var file = folder.resolve("tasks.jsonl");
        ExportedTask.write(List.of(SPEC, SPEC), file);

        var lines = Files.readAllLines(file);
        assertEquals(2, lines.size());
        var line = JsonMapper.shared().readTree(lines.getFirst());
        var task = SPEC.make();
        assertEquals(
                List.of("kind", "split", "context_length", "length_unit", "seed", "question", "answer", "context"),
                List.copyOf(line.propertyNames()));
        assertEquals("two_hop", line.get("kind").asString());
        assertEquals("tuned", line.get("split").asString());
        assertEquals(12_000, line.get("context_length").asInt());
        assertEquals("chars", line.get("length_unit").asString());
        assertEquals(281_474_976_710_655L, line.get("seed").asLong());
        assertEquals(task.query(), line.get("question").asString());
        assertEquals(task.answer(), line.get("answer").asString());
        assertEquals(task.context(), line.get("context").asString());
    }

    @Test
    void aFileThatIsThereAlreadyIsLeftAsItIs() throws IOException {
        var file = Files.writeString(folder.resolve("tasks.jsonl"), "precious");

        var refused = assertThrows(RunException.class, () -> ExportedTask.write(List.of(SPEC), file));

        assertEquals(file + " is there already; delete it or name another file", refused.getMessage());
        assertEquals("precious", Files.readString(file));
    }

    @Test
    void aFolderThatDoesNotExistIsToldInOneSentence() {
        var file = folder.resolve("nosuch").resolve("tasks.jsonl");

        var refused = assertThrows(RunException.class, () -> ExportedTask.write(List.of(SPEC), file));

        assertEquals(file + " cannot be written: there is no folder " + file.getParent(), refused.getMessage());
        assertFalse(Files.exists(file.getParent()));
    }
}
