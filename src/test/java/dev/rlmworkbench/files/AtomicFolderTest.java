package dev.rlmworkbench.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFolderTest {

    @TempDir
    Path parent;

    private static void holding(Path folder, String text) throws IOException {
        AtomicFolder.write(folder, part -> {
            Files.createDirectories(part.resolve("deep"));
            Files.writeString(part.resolve("deep/text"), text);
        });
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(parent)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aNewOneTakesThePlaceOfTheOldAndNothingElseIsLeft() throws IOException {
        var folder = parent.resolve("best");
        holding(folder, "first");
        holding(folder, "second");
        assertEquals("second", Files.readString(folder.resolve("deep/text")));
        assertEquals(List.of("best"), names());
    }

    @Test
    void whenItCannotBeWrittenTheOldOneStays() throws IOException {
        var folder = parent.resolve("best");
        holding(folder, "first");
        assertThrows(
                IOException.class,
                () -> AtomicFolder.write(folder, part -> {
                    Files.writeString(part.resolve("half"), "half");
                    throw new IOException("No space left on device");
                }));
        assertEquals("first", Files.readString(folder.resolve("deep/text")));
        assertEquals(List.of("best"), names());
    }

    @Test
    void aCrashBetweenTheTwoNamesLosesNothing() throws IOException {
        var folder = parent.resolve("best");
        holding(folder, "first");
        Files.move(folder, parent.resolve(".best.old"));
        Files.createDirectories(parent.resolve(".best.0123abcd.part"));

        AtomicFolder.repair(folder);
        AtomicFolder.removeParts(parent);

        assertEquals("first", Files.readString(folder.resolve("deep/text")));
        assertEquals(List.of("best"), names());
    }

    @Test
    void aRemovedOneIsGoneAndOneThatIsNotThereIsNoFailure() throws IOException {
        var folder = parent.resolve("step-3");
        holding(folder, "first");
        AtomicFolder.remove(folder);
        AtomicFolder.remove(folder);
        assertFalse(Files.exists(folder));
        assertEquals(List.of(), names());
    }
}
