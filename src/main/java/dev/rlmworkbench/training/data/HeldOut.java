package dev.rlmworkbench.training.data;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.experiment.spec.SpecFile;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.result.ResultReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Tasks and texts that are kept for evaluation: none of them may be learned.
///
/// @param documents prints of the texts, see [TaskPrints]
public record HeldOut(Set<String> documents) {

    public static final HeldOut NOTHING = new HeldOut(Set.of());

    public HeldOut {
        documents = Set.copyOf(documents);
    }

    /// All that these files name: result files (`NAME.jsonl`), specs and run manifests (`.json`).
    ///
    /// @throws IllegalArgumentException one sentence when a file cannot be used
    public static HeldOut of(List<Path> files, Benchmarks benchmarks) {
        var documents = new HashSet<String>();
        for (var file : files) {
            var here = new HashSet<String>();
            try {
                if (file.toString().endsWith(".json")) {
                    SpecFile.read(file, benchmarks)
                            .tasks()
                            .forEach(task -> here.add(TaskPrints.documentOf(task, benchmarks)));
                } else {
                    ResultReader.each(file, result -> {
                        var task = result.task();
                        here.add(TaskPrints.of(
                                        task.type(),
                                        task.kind(),
                                        task.seed(),
                                        result.size().chars(),
                                        task.query(),
                                        benchmarks)
                                .document());
                    });
                }
            } catch (IOException e) {
                throw new IllegalArgumentException("%s cannot be read: %s.".formatted(file, FileTrouble.reason(e)), e);
            }
            if (here.isEmpty()) {
                throw new IllegalArgumentException("%s names no task to hold out.".formatted(file));
            }
            documents.addAll(here);
        }
        return new HeldOut(documents);
    }

    /// @return the first sample that must not be learned, empty where there is none
    public Optional<Sample> in(List<Sample> samples) {
        return samples.stream()
                .filter(sample -> documents.contains(sample.origin().document()))
                .findFirst();
    }

    boolean holds(TaskPrints task) {
        return documents.contains(task.document());
    }

    /// In a fixed order, for files.
    Set<String> sorted() {
        return new TreeSet<>(documents);
    }
}
