package dev.rlmworkbench.training.data;

import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.files.LineFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// A data set that was opened: its report and what each sample is like at once, the tokens of a sample when they are
/// asked for. A line that is no sample, or of which nothing would be learned, is refused by its name.
///
/// @param files    that hold it
/// @param entries  those to learn from, then those kept for validation
/// @param refusals what was left out when it was made
/// @param problems a sentence for each line that cannot be used
/// @param edited   whether the file to learn from was changed after it was made
public record SftArchive(
        SftFiles files,
        SftReport report,
        List<SampleEntry> entries,
        List<Funnel.Refusal> refusals,
        List<String> problems,
        boolean edited) {

    private static final JsonMapper JSON = JsonStyle.lines();
    private static final int PART = 1 << 22;

    public SftArchive {
        entries = List.copyOf(entries);
        refusals = List.copyOf(refusals);
        problems = List.copyOf(problems);
    }

    /// Hears how far the reading is.
    @FunctionalInterface
    public interface Progress {
        void read(long bytes, long all);
    }

    /// @throws IllegalArgumentException one sentence when it is no data set, or a part of it is missing
    /// @throws InterruptedIOException   when the thread was interrupted
    /// @throws IOException              when a file cannot be read
    public static SftArchive open(Path dataset, Progress progress) throws IOException {
        var files = new SftFiles(dataset);
        if (!Files.isRegularFile(dataset)) {
            throw new IllegalArgumentException("There is no file %s.".formatted(dataset));
        }
        SftReport report;
        SftFiles.Made made;
        try {
            report = files.report();
            made = files.made();
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "%s is not beside it: a data set is opened with the report that was written with it."
                            .formatted(files.build().getFileName()),
                    e);
        }
        var reading = new Reading(Files.size(dataset) + size(files.validation()), progress);
        reading.all(files.training(), false);
        if (size(files.validation()) > 0) {
            reading.all(files.validation(), true);
        }
        boolean edited = !made.sha256().equals(files.sha256());
        var refusals = files.refusals(reading.problems::add);
        return new SftArchive(files, report, reading.entries, refusals, reading.problems, edited);
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /// The whole sample.
    ///
    /// @throws IllegalArgumentException one sentence when the file was changed since
    /// @throws IOException              when it cannot be read
    public Sample read(SampleEntry entry) throws IOException {
        var file = entry.validation() ? files.validation() : files.training();
        return SftFiles.sample(file, entry.line(), LineFile.open(file).line(entry.place()));
    }

    /// The trajectories that a sample or a refusal comes from, as far as they are still where they were.
    ///
    /// @param name of the file, without its folder
    public Optional<Path> trajectories(String name) {
        return report.sources().stream()
                .map(Path::of)
                .filter(source -> source.getFileName().toString().equals(name))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /// One pass over the lines, without the texts and tokens in them.
    private static final class Reading {
        private final long all;
        private final Progress progress;
        private final List<SampleEntry> entries = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        private long done;
        private int line;

        Reading(long all, Progress progress) {
            this.all = all;
            this.progress = progress;
        }

        void all(Path file, boolean validation) throws IOException {
            line = 0;
            var lines = LineFile.open(file);
            for (var part : lines.parts(PART)) {
                if (Thread.interrupted()) {
                    throw new InterruptedIOException("reading " + file + " was stopped");
                }
                lines.eachAsBytes(part, (bytes, from, to, place) -> {
                    line++;
                    if (from < to) {
                        one(file, validation, place, bytes, from, to);
                    }
                });
                done += part.length();
                progress.read(done, all);
            }
        }

        private void one(Path file, boolean validation, long place, byte[] bytes, int from, int to) {
            try (var json = JSON.createParser(bytes, from, to - from)) {
                var counts = new Counts();
                counts.read(json);
                var made = counts.metadata;
                if (made == null || made.origin() == null || counts.tokens == 0 || counts.tokens != counts.masks) {
                    problems.add("%s line %,d is no sample.".formatted(file, line));
                } else if (counts.supervised == 0) {
                    problems.add("%s line %,d (%s): no token is to be learned, its assistant_masks are all 0."
                            .formatted(file, line, made.origin().fingerprint()));
                } else {
                    entries.add(new SampleEntry(
                            place, line, validation, counts.tokens, counts.supervised, made.turns(), made.origin()));
                }
            } catch (JacksonException _) {
                problems.add("%s line %,d is damaged.".formatted(file, line));
            }
        }
    }

    /// What is counted of a line.
    private static final class Counts {
        private int tokens;
        private int masks;
        private int supervised;
        private SftFiles.@Nullable Metadata metadata;

        void read(JsonParser json) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "input_ids" -> {
                        while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                            tokens++;
                        }
                    }
                    case "assistant_masks" -> {
                        while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                            masks++;
                            supervised += json.getIntValue() == 1 ? 1 : 0;
                        }
                    }
                    case "metadata" -> metadata = json.readValueAs(SftFiles.Metadata.class);
                    default -> json.skipChildren();
                }
            }
        }
    }
}
