package dev.rlmworkbench.bench;

import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Scorer;
import dev.rlmworkbench.benchmark.mixed.MixedQa;
import dev.rlmworkbench.files.JsonStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What another engine answered to one task of `mixed_qa`, judged by our rules.
///
/// @param engine  and its version
/// @param right   no prediction is never right
/// @param seconds wall time; the limit, where that ended it
/// @param calls   of the model, null where that is not known
/// @param error   why there is no prediction, null where there is one
record PeerAnswer(
        String engine,
        String model,
        GeneratedTask task,
        boolean right,
        double seconds,
        @Nullable Integer calls,
        @Nullable String error) {

    private static final JsonMapper JSON = JsonStyle.lines();

    /// A line as `src/bench/peers.py` writes it; what else it holds is for people.
    private record Line(
            @Nullable String engine,
            @Nullable String model,
            @Nullable String kind,
            @Nullable Integer contextLength,
            @Nullable LengthUnit lengthUnit,
            @Nullable Long seed,
            @Nullable String prediction,
            @Nullable Double seconds,
            @Nullable Integer calls,
            @Nullable String error) {}

    /// @param problems gets a sentence for each line that cannot be used, as a killed program leaves one
    /// @throws IOException when the file cannot be read
    static List<PeerAnswer> read(Path file, List<String> problems) throws IOException {
        var lines = Files.readAllLines(file);
        var answers = new ArrayList<PeerAnswer>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            try {
                answers.add(parse(lines.get(i)));
            } catch (IllegalArgumentException e) {
                problems.add("%s, line %d: left out: %s".formatted(file.getFileName(), i + 1, e.getMessage()));
            }
        }
        return answers;
    }

    /// @throws IllegalArgumentException one sentence saying what is wrong with the line
    static PeerAnswer parse(String json) {
        try {
            return judged(JSON.readValue(json, Line.class));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("it is not an answer in JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static PeerAnswer judged(Line line) {
        var task = new GeneratedTask(
                new MixedQa(),
                given(line.contextLength(), "context_length"),
                Objects.requireNonNullElse(line.lengthUnit(), LengthUnit.TOKENS),
                null,
                given(line.kind(), "kind"),
                given(line.seed(), "seed"));
        return new PeerAnswer(
                given(line.engine(), "engine"),
                given(line.model(), "model"),
                task,
                Scorer.score(line.prediction(), task.make()).correct(),
                given(line.seconds(), "seconds"),
                line.calls(),
                line.error());
    }

    private static <T> T given(@Nullable T value, String key) {
        if (value == null) {
            throw new IllegalArgumentException("it has no \"" + key + "\".");
        }
        return value;
    }
}
