package dev.rlmworkbench.training.run;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.JsonLinesFile;
import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Appends events to a training's `metrics.jsonl`. What cannot be written, as on a full disk, waits for the next event,
/// so that the order stays.
public final class MetricsLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MetricsLog.class);

    private final JsonLinesFile file;
    private final boolean isNew;
    private final boolean tellsOfCheckpoints;
    private final List<TrainingEvent> answers;
    private final Consumer<TrainingEvent> listener;
    private final Deque<String> waiting = new ArrayDeque<>();

    private MetricsLog(JsonLinesFile file, List<TrainingEvent> earlier, Consumer<TrainingEvent> listener) {
        this.file = file;
        this.isNew = earlier.isEmpty();
        this.tellsOfCheckpoints = earlier.stream()
                .anyMatch(event -> event instanceof TrainingEvent.CheckpointSaved saved
                        && Checkpoints.isResumable(saved.folder()));
        this.answers = earlier.stream()
                .filter(event ->
                        event instanceof TrainingEvent.PromptChosen || event instanceof TrainingEvent.AnswerGenerated)
                .toList();
        this.listener = listener;
    }

    /// @param folder   of the training
    /// @param listener hears every event
    /// @throws IOException when the file cannot be opened for writing
    public static MetricsLog open(Path folder, Consumer<TrainingEvent> listener) throws IOException {
        var path = folder.resolve(TrainingMetrics.FILE);
        var file = JsonLinesFile.open(path);
        return new MetricsLog(file, TrainingMetrics.read(path).events(), listener);
    }

    /// Whether nothing stood in the file before it was opened.
    boolean isNew() {
        return isNew;
    }

    /// Whether a checkpoint to go on from was made before the file was opened.
    boolean tellsOfCheckpoints() {
        return tellsOfCheckpoints;
    }

    /// Prompts that were chosen and answers that were given before the file was opened.
    List<TrainingEvent> answers() {
        return answers;
    }

    public void add(TrainingEvent event) {
        waiting.add(TrainingMetrics.line(event));
        writeWaiting();
        listener.accept(event);
    }

    private void writeWaiting() {
        try {
            while (!waiting.isEmpty()) {
                file.append(waiting.getFirst(), false);
                waiting.removeFirst();
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be written: {}; {} events wait", file.path(), FileTrouble.reason(e), waiting.size());
        }
    }

    @Override
    public void close() throws IOException {
        writeWaiting();
        file.close();
    }
}
