package dev.rlmworkbench.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFileTest {

    @TempDir
    Path folder;

    @Test
    void aFileThatNoMemoryTakesIsRefusedUnread() throws IOException {
        var file = folder.resolve("tasks.jsonl");
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(70L << 20);
        }
        var e = assertThrows(IOException.class, () -> TextFile.read(file));
        assertTrue(e.getMessage().startsWith("it has 70 MB, and"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-32BE"})
    void bytesAreThoseOfTheTextWhateverTheFileHolds(String charset) throws IOException {
        var file = Files.write(folder.resolve("a.txt"), "\uFEFFZürich".getBytes(Charset.forName(charset)));
        try (var in = TextFile.utf8(file, 0)) {
            assertEquals("Zürich", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        try (var in = TextFile.utf8(file, 3)) {
            assertEquals("rich", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThrows(EOFException.class, () -> TextFile.utf8(file, 100));
    }
}
