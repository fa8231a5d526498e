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
import tools.jackson.core.JacksonException;

/// What `training.json` in a training's folder says about where its adapters come from.
///
/// @param dataset that they were trained on
public record TrainingRecord(Path dataset) {

    private static final String FILE = "training.json";

    /// @param adapter a folder in a training's folder
    /// @return empty where the adapter comes from elsewhere
    /// @throws TransformerException when the file cannot be read
    public static Optional<TrainingRecord> of(Path adapter) {
        var place = adapter.toAbsolutePath();
        return Stream.of(place, place.getParent())
                .filter(Objects::nonNull)
                .map(folder -> folder.resolve(FILE))
                .filter(Files::exists)
                .findFirst()
                .map(TrainingRecord::read);
    }

    private static TrainingRecord read(Path file) {
        try {
            var dataset = JsonStyle.lines()
                    .readTree(TextFile.read(file))
                    .path("dataset")
                    .stringValue("");
            if (dataset.isEmpty()) {
                throw new TransformerException(file + " does not name the data set");
            }
            return new TrainingRecord(Path.of(dataset));
        } catch (JacksonException e) {
            throw new TransformerException(file + " is damaged", e);
        } catch (IOException e) {
            throw new TransformerException(file + " cannot be read: " + FileTrouble.reason(e), e);
        }
    }
}
