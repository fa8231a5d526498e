package dev.rlmworkbench.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path folder;

    @Test
    void aFileIsReplacedAndNothingElseIsLeft() throws IOException {
        var file = folder.resolve("new/sub/a.txt");
        AtomicFile.write(file, "eins, zwei, drü");
        AtomicFile.write(file, "short");
        assertEquals("short", Files.readString(file));
        assertEquals(List.of("a.txt"), names(file.getParent()));
    }

    @Test
    void theOldFileIsThereUntilTheNewOneIsWhole() throws IOException {
        var file = folder.resolve("a.txt");
        AtomicFile.write(file, "old");
        AtomicFile.write(file, out -> {
            out.write("new".getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertEquals("old", Files.readString(file));
        });
        assertEquals("new", Files.readString(file));
    }

    @Test
    void aFailureInTheMiddleLeavesTheOldFile() throws IOException {
        var file = folder.resolve("a.txt");
        AtomicFile.write(file, "old");
        var failure = assertThrows(
                IOException.class,
                () -> AtomicFile.write(file, out -> {
                    out.write(new byte[1 << 20]);
                    throw new IOException("disk full");
                }));
        assertEquals("disk full", failure.getMessage());
        assertThrows(
                IllegalStateException.class,
                () -> AtomicFile.write(file, _ -> {
                    throw new IllegalStateException("no content");
                }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("a.txt"), names(folder));
    }

    @Test
    void aFolderOfThatNameStays() throws IOException {
        Files.createDirectories(folder.resolve("a/inside"));
        assertThrows(IOException.class, () -> AtomicFile.write(folder.resolve("a"), "text"));
        assertEquals(List.of("a"), names(folder));
        assertTrue(Files.isDirectory(folder.resolve("a/inside")));
    }

    @Test
    void anInterruptedThreadCanStillWrite() throws IOException {
        var file = folder.resolve("a.txt");
        Thread.currentThread().interrupt();
        AtomicFile.write(file, "the last words of a cancelled run");
        assertTrue(Thread.interrupted());
        assertEquals("the last words of a cancelled run", Files.readString(file));
    }

    @Test
    void othersMayReadItAsAnyFile() throws IOException {
        var file = folder.resolve("a.txt");
        AtomicFile.write(file, "text");
        var plain = Files.writeString(folder.resolve("plain.txt"), "text");
        assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(file));
    }

    @Test
    void aWrittenFileTakesTheName() throws IOException {
        var written = Files.writeString(folder.resolve("a.part"), "new");
        var file = Files.writeString(folder.resolve("a"), "old");
        AtomicFile.replace(file, written);
        assertEquals("new", Files.readString(file));
        assertFalse(Files.exists(written));
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
