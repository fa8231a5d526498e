package dev.rlmworkbench.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A data set as it is found again on disk.
class SftArchiveTest {

    private static final Path POCKET = Path.of("src/main/resources/pocket");
    private static final Path FILE = Path.of("src/test/resources/golden/sft/pocket_trajectories.jsonl");

    @TempDir
    private Path folder;

    private SftDataset data;

    private SftFiles written() throws IOException {
        var options = new SftOptions(Set.of("root"), 2048, false, null, false, HeldOut.NOTHING);
        try (var base = BaseFormat.open(POCKET, "pocket")) {
            data = new SftBuilder(base, options, ShippedBenchmarks.all()).build(List.of(FILE), _ -> {});
        }
        var files = new SftFiles(folder.resolve("sft.jsonl"));
        files.write(data);
        return files;
    }

    private SftArchive opened() throws IOException {
        return SftArchive.open(folder.resolve("sft.jsonl"), (_, _) -> {});
    }

    @Test
    void allThatWasWrittenIsFoundAgain() throws IOException {
        written();
        var archive = opened();
        assertEquals(data.report(), archive.report());
        assertEquals(2048, archive.report().maxLength());
        assertEquals(data.refusals(), archive.refusals());
        assertEquals(List.of(), archive.problems());
        assertFalse(archive.edited());
        assertEquals(
                data.training().size() + data.validation().size(),
                archive.entries().size());
        for (int i = 0; i < archive.entries().size(); i++) {
            var entry = archive.entries().get(i);
            boolean validation = i >= data.training().size();
            var sample = validation
                    ? data.validation().get(i - data.training().size())
                    : data.training().get(i);
            assertEquals(validation, entry.validation());
            assertEquals(sample.ids().length, entry.tokens());
            assertEquals(sample.supervised(), entry.supervised());
            assertEquals(sample.origin(), entry.origin());
            assertArrayEquals(sample.ids(), archive.read(entry).ids());
            assertArrayEquals(sample.mask(), archive.read(entry).mask());
        }
        assertEquals(FILE, archive.trajectories(FILE.getFileName().toString()).orElseThrow());
    }

    @Test
    void aSampleOfWhichNothingWouldBeLearnedIsRefusedByItsName() throws IOException {
        var files = written();
        var lines = Files.readAllLines(files.training());
        var first = data.training().getFirst();
        var zeros = IntStream.range(0, first.ids().length).mapToObj(_ -> "0").toList();
        lines.set(
                0,
                lines.getFirst()
                        .replaceFirst(
                                "\"assistant_masks\":\\[[01,]*]",
                                "\"assistant_masks\":[" + String.join(",", zeros) + "]"));
        lines.add("{\"messages\":");
        Files.write(files.training(), lines);
        var archive = opened();
        assertTrue(archive.edited());
        assertEquals(
                data.training().size() + data.validation().size() - 1,
                archive.entries().size());
        assertEquals(
                List.of(
                        "%s line 1 (%s): no token is to be learned, its assistant_masks are all 0."
                                .formatted(files.training(), first.origin().fingerprint()),
                        "%s line %d is damaged.".formatted(files.training(), lines.size())),
                archive.problems());
    }

    @Test
    void whatIsNoDataSetIsRefusedInOneSentence() throws IOException {
        var files = written();
        Files.delete(files.build());
        assertEquals(
                "sft.build.json is not beside it: a data set is opened with the report that was written with it.",
                assertThrows(IllegalArgumentException.class, this::opened).getMessage());
        Files.writeString(files.build(), "{\"report\": 7");
        assertEquals(
                files.build() + " is damaged; make the data set again.",
                assertThrows(IllegalArgumentException.class, this::opened).getMessage());
        Files.delete(files.training());
        assertEquals(
                "There is no file %s.".formatted(files.training()),
                assertThrows(IllegalArgumentException.class, this::opened).getMessage());
    }

    @Test
    void whatAFileOffersIsSeenBeforeItIsRead() throws IOException {
        var counts = TrajectoryCounts.of(FILE);
        written();
        var funnel = data.report().funnel();
        assertEquals(funnel.getFirst().came(), counts.all());
        assertEquals(funnel.getFirst().came() - funnel.getFirst().refused(), counts.writeCode());
        var right = funnel.stream()
                .filter(count -> count.gate() == SampleGate.RIGHT)
                .findFirst()
                .orElseThrow();
        assertEquals(right.came() - right.refused(), counts.right());
        assertEquals(Set.of("pocket"), counts.models());
    }

    @Test
    void aBuildThatIsStoppedEnds() throws IOException {
        try (var base = BaseFormat.open(POCKET, "pocket")) {
            var options = new SftOptions(Set.of("root"), 2048, false, null, false, HeldOut.NOTHING);
            var builder = new SftBuilder(base, options, ShippedBenchmarks.all());
            assertThrows(
                    IOException.class,
                    () -> builder.build(List.of(FILE), new SftBuilder.Progress() {
                        @Override
                        public void file(Path file) {}

                        @Override
                        public void trajectory(int done, int all) {
                            Thread.currentThread().interrupt();
                        }
                    }));
            assertFalse(Thread.interrupted(), "the interrupt was taken");
        }
    }
}
