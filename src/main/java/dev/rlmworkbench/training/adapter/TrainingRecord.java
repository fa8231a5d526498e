package dev.rlmworkbench.training.adapter;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.files.TextFile;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What the files of a training say about where an adapter comes from.
///
/// @param dataset that it was trained on
/// @param sha256  that the data set had then, null where the adapter does not tell, or learned from its own
///                attempts: what it learned is added to the data set step by step
/// @param profile prompt profile that was chosen for the attempts that it learned from, null where none was
public record TrainingRecord(
        Path dataset, @Nullable String sha256, @Nullable String profile) {

    private static final String FILE = "training.json";
    private static final String STATE = "checkpoint.json";

    /// @param adapter a folder in a training's folder
    /// @return empty where the adapter comes from elsewhere
    /// @throws TransformerException when a file cannot be read
    public static Optional<TrainingRecord> of(Path adapter) {
        var place = adapter.toAbsolutePath();
        return Stream.of(place, place.getParent())
                .filter(Objects::nonNull)
                .map(folder -> folder.resolve(FILE))
                .filter(Files::exists)
                .findFirst()
                .map(file -> read(file, place.resolve(STATE)));
    }

    private static TrainingRecord read(Path file, Path state) {
        var training = json(file);
        var dataset = training.path("dataset").stringValue("");
        if (dataset.isEmpty()) {
            throw new TransformerException(file + " does not name the data set");
        }
        boolean isOfData = !training.has("rollouts");
        var sha256 = isOfData && Files.exists(state)
                ? json(state).at("/identity/data").stringValue(null)
                : null;
        return new TrainingRecord(
                Path.of(dataset), sha256, training.at("/rollouts/run/profile").stringValue(null));
    }

    private static JsonNode json(Path file) {
        try {
            return JsonStyle.lines().readTree(TextFile.read(file));
        } catch (JacksonException e) {
            throw new TransformerException(file + " is damaged", e);
        } catch (IOException e) {
            throw new TransformerException(file + " cannot be read: " + FileTrouble.reason(e), e);
        }
    }
}
