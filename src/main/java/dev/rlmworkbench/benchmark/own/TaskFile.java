package dev.rlmworkbench.benchmark.own;

import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.document.DocumentException;
import dev.rlmworkbench.document.DocumentReader;
import dev.rlmworkbench.document.DocumentSet;
import dev.rlmworkbench.document.ReadingListener;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.JsonLinesFile;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.files.TextFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A file of the user's own questions, one JSON object a line ([OwnQuestion]): a benchmark out of one's own work.
///
/// @param file may be missing until a question is added
public record TaskFile(Path file) {

    private static final JsonMapper MAPPER = JsonStyle.lines();

    /// All questions as tasks. Their files are read once to know their length and what names them.
    ///
    /// @throws IllegalArgumentException one sentence naming the file, the line and what is wrong there
    public List<TaskSpec> read() {
        var lines = lines();
        var tasks = new ArrayList<TaskSpec>();
        List<Path> before = List.of();
        DocumentSet documents = null;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            try {
                var question = MAPPER.readValue(lines.get(i), OwnQuestion.class);
                var files = question.files().stream().map(this::resolved).toList();
                if (documents == null || !files.equals(before)) {
                    documents = DocumentReader.read(files, ReadingListener.NONE);
                    before = files;
                }
                tasks.add(DocumentTask.of(
                        files, documents, question.question(), question.answer(), question.alternatives()));
            } catch (JacksonException e) {
                throw new IllegalArgumentException("%s line %d: %s".formatted(file, i + 1, sentence(e)), e);
            } catch (DocumentException e) {
                throw new IllegalArgumentException("%s line %d: %s".formatted(file, i + 1, e.getMessage()), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while reading the files of " + file, e);
            }
        }
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s holds no task; each line is a JSON object with question, answer and files".formatted(file));
        }
        return List.copyOf(tasks);
    }

    /// Adds a question to the file, which is made where there is none.
    ///
    /// @param files of the question; written relative to the task file's folder where they lie below it
    /// @return how many questions the file holds now
    /// @throws IOException when it cannot be written; what was there stays as it was
    public int append(String question, String answer, List<Path> files) throws IOException {
        var line = new OwnQuestion(
                null, question, answer, files.stream().map(this::named).toList(), null);
        try (var tasks = JsonLinesFile.open(file)) {
            tasks.append(MAPPER.writeValueAsString(line), true);
        }
        return (int) lines().stream().filter(l -> !l.isBlank()).count();
    }

    private Path folder() {
        var folder = file.toAbsolutePath().normalize().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    private Path resolved(String name) {
        return folder().resolve(name).normalize();
    }

    private String named(Path path) {
        var absolute = path.toAbsolutePath().normalize();
        var folder = folder();
        var shown = absolute.startsWith(folder) && !absolute.equals(folder) ? folder.relativize(absolute) : absolute;
        return shown.toString().replace('\\', '/');
    }

    private List<String> lines() {
        try {
            return TextFile.lines(file);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("%s is no text in UTF-8".formatted(file), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("%s cannot be read: %s".formatted(file, FileTrouble.reason(e)), e);
        }
    }

    private static String sentence(JacksonException e) {
        return e.getCause() instanceof IllegalArgumentException ours
                ? String.valueOf(ours.getMessage())
                : "this is no JSON object with question, answer and files";
    }
}
