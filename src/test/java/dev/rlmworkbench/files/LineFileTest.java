package dev.rlmworkbench.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileTest {

    @TempDir
    private Path folder;

    /// The last three are longer than what is read at once to find a line's end.
    @Test
    void aLineIsFoundAgainByItsPlaceHoweverLongItIs() throws IOException {
        var lines = List.of("short", "", "\u00e4".repeat(9_000), "x".repeat(100_000), "y".repeat(3_000_000));
        var file = Files.write(folder.resolve("lines.jsonl"), lines);
        var opened = LineFile.open(file);
        var places = new ArrayList<Long>();
        for (var part : opened.parts(50_000)) {
            opened.each(part, (_, place) -> places.add(place));
        }
        assertEquals(lines.size(), places.size());
        for (int i = 0; i < lines.size(); i++) {
            assertEquals(lines.get(i), opened.line(places.get(i)));
        }
    }
}
