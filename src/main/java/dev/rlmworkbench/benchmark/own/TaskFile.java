package dev.rlmworkbench.benchmark.own;

import dev.rlmworkbench.benchmark.FileTasks;
import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.document.DocumentReader;
import dev.rlmworkbench.document.DocumentSet;
import dev.rlmworkbench.document.ReadingListener;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.JsonLines;
import dev.rlmworkbench.files.JsonLinesFile;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.files.RunRecords;
import dev.rlmworkbench.files.TextFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

/// A file of the user's own questions ([OwnQuestion]), one JSON object a line or a CSV table ([CsvQuestion]): a
/// benchmark out of one's own work.
///
/// @param file may be missing until a question is added
public record TaskFile(Path file) {

    private static final JsonMapper MAPPER = JsonStyle.lines();

    /// All questions as tasks. Their files are read once to know their length and what names them. A line that cannot
    /// be used is left out, and a notice says so.
    ///
    /// @throws IllegalArgumentException one sentence naming the file and what is wrong, where no line can be used
    public FileTasks read() {
        var tasks = new LinkedHashMap<Map<String, Object>, TaskSpec>();
        var notices = new ArrayList<String>();
        var reading = new Reading();
        for (var entry : entries()) {
            try {
                var task = reading.task(entry.question());
                if (tasks.putIfAbsent(task.parameters(), task) != null) {
                    throw new IllegalArgumentException("it asks the same about the same text as a line before");
                }
            } catch (IllegalArgumentException e) {
                notices.add("%s line %d: left out: %s".formatted(file, entry.line(), e.getMessage()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while reading the files of " + file, e);
            }
        }
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("%s holds no task; %s"
                    .formatted(
                            file,
                            notices.isEmpty()
                                    ? isTable()
                                            ? "below the names of the columns there is a row for each question"
                                            : "each line is a JSON object with question and answer"
                                    : notices.getFirst()));
        }
        return new FileTasks(List.copyOf(tasks.values()), notices);
    }

    /// Reads documents once where neighbouring questions are about the same ones.
    private final class Reading {
        private List<Path> before = List.of();
        private @Nullable DocumentSet documents;

        TaskSpec task(OwnQuestion question) throws InterruptedException {
            var files = question.files().isEmpty()
                    ? besides()
                    : question.files().stream().map(TaskFile.this::resolved).toList();
            if (documents == null || !files.equals(before)) {
                documents = DocumentReader.read(files, ReadingListener.NONE);
                before = files;
            }
            return DocumentTask.of(files, documents, question.question(), question.answer(), question.alternatives());
        }
    }

    /// What lies beside the file and is no file with questions itself and no run, which would tell the answers. A run
    /// also grows, and with it the text of the tasks that it is asked.
    private List<Path> besides() {
        try (var all = Files.list(folder())) {
            var found = all.filter(path -> !path.equals(file.toAbsolutePath().normalize()))
                    .filter(path ->
                            !OwnDocuments.QUESTIONS.contains(path.getFileName().toString()))
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .filter(path -> !RunRecords.isOne(path) && !RunRecords.areIn(path))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("it names no files, and there are none beside the file");
            }
            return found;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the folder %s cannot be read: %s".formatted(folder(), FileTrouble.reason(e)), e);
        }
    }

    /// A question as the file holds it.
    interface Entry {
        /// From 1.
        long line();

        /// @throws IllegalArgumentException one sentence naming the field that cannot be used
        OwnQuestion question();
    }

    private List<? extends Entry> entries() {
        try {
            var text = TextFile.read(file);
            return isTable() ? CsvQuestion.all(text) : JsonQuestion.all(text);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("%s is no text in UTF-8; save it as UTF-8".formatted(file), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("%s cannot be read: %s".formatted(file, FileTrouble.reason(e)), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /// @param ended whether a line break follows
    private record JsonQuestion(long line, String json, boolean ended) implements Entry {
        static List<JsonQuestion> all(String text) {
            var lines = text.lines().toList();
            return IntStream.range(0, lines.size())
                    .filter(i -> !lines.get(i).isBlank())
                    .mapToObj(i -> new JsonQuestion(i + 1, lines.get(i), i + 1 < lines.size() || text.endsWith("\n")))
                    .toList();
        }

        @Override
        public OwnQuestion question() {
            try {
                return MAPPER.readValue(json, OwnQuestion.class);
            } catch (JacksonException e) {
                throw new IllegalArgumentException(sentence(e), e);
            }
        }

        boolean isTorn() {
            return !ended && json.startsWith("{") && !JsonLines.isWhole(json);
        }

        private static String sentence(JacksonException e) {
            if (e.getCause() instanceof IllegalArgumentException ours) {
                return String.valueOf(ours.getMessage());
            }
            return e instanceof DatabindException && !e.getPath().isEmpty()
                    ? e.getPath().getFirst().getPropertyName() + " has a value of the wrong kind"
                    : "this is no JSON object with question and answer";
        }
    }

    /// Adds a question to the file, which is made where there is none.
    ///
    /// @param files of the question; written relative to the task file's folder where they lie below it
    /// @return how many questions the file holds now
    /// @throws IllegalArgumentException one sentence when the file is a table, or holds something else than tasks
    /// @throws IOException              when it cannot be written; what was there stays as it was
    public int append(String question, String answer, List<Path> files) throws IOException {
        checkGrows();
        var line = new OwnQuestion(
                null, question, answer, files.stream().map(this::named).toList(), null);
        try (var tasks = JsonLinesFile.open(file)) {
            tasks.append(MAPPER.writeValueAsString(line), true);
        }
        return entries().size();
    }

    /// Looks whether a question can be added, so that nobody asks it in vain.
    ///
    /// @throws IllegalArgumentException one sentence when the file is a table, or holds something else than tasks
    public void checkGrows() {
        if (isTable()) {
            throw new IllegalArgumentException(
                    "%s is a CSV table, and tasks are added to JSON lines; name a file such as my-tasks.jsonl"
                            .formatted(file));
        }
        if (!Files.exists(file)) {
            return;
        }
        for (var entry : entries()) {
            try {
                entry.question();
            } catch (IllegalArgumentException e) {
                // what a crash left half-written is cut off before the next line
                if (!(entry instanceof JsonQuestion question) || !question.isTorn()) {
                    throw new IllegalArgumentException(
                            "%s line %d is no task (%s), so none is added; name another file or correct the line"
                                    .formatted(file, entry.line(), e.getMessage()),
                            e);
                }
            }
        }
    }

    private boolean isTable() {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
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
}
