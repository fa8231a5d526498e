package dev.rlmworkbench.benchmark.own;

import dev.rlmworkbench.benchmark.FileBenchmark;
import dev.rlmworkbench.benchmark.FileTasks;
import java.nio.file.Path;
import java.util.List;

/// `documents`: the user's own questions about the user's own files.
public record OwnDocuments() implements FileBenchmark {

    @Override
    public String name() {
        return DocumentTask.FAMILY;
    }

    @Override
    public String title() {
        return "Own documents";
    }

    @Override
    public String description() {
        return "your own questions about your own files";
    }

    @Override
    public FileTasks tasks(Path file) {
        return new FileTasks(new TaskFile(file).read(), List.of());
    }
}
