package dev.rlmworkbench.benchmark.own;

import dev.rlmworkbench.benchmark.FileBenchmark;
import dev.rlmworkbench.benchmark.FileTasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `documents`: the user's own questions about the user's own files.
public record OwnDocuments() implements FileBenchmark {

    /// What the file with the questions about a whole folder may be called.
    static final List<String> QUESTIONS = List.of("questions.jsonl", "questions.csv");

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

    /// @param file with the questions, or the folder with the documents in which it lies
    @Override
    public FileTasks tasks(Path file) {
        if (!Files.isDirectory(file)) {
            return new TaskFile(file).read();
        }
        return QUESTIONS.stream()
                .map(file::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .map(questions -> new TaskFile(questions).read())
                .orElseThrow(
                        () -> new IllegalArgumentException("the folder %s has no file with questions; one is called %s"
                                .formatted(file, String.join(" or ", QUESTIONS))));
    }
}
