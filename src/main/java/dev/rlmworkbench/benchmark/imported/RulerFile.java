package dev.rlmworkbench.benchmark.imported;

import dev.rlmworkbench.benchmark.ruler.StringMatch;
import dev.rlmworkbench.benchmark.ruler.StringMatch.Needed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `ruler_file`: rows that RULER's own scripts made (Hsieh et al. 2024), from a `validation.jsonl` or a folder of them.
/// The task follows from the name of the file or of its folder, and with it how answers are scored.
///
/// In RULER a row is one prompt. Its last line is the question; what stands before is the text that is asked about.
public record RulerFile() implements RowBenchmark {

    private static final String FILE = "validation.jsonl";
    private static final int MAX_FOLDERS = 4;
    private static final Pattern TASK = Pattern.compile("(?:niah|vt|cwe|fwe|qa)(?:_[A-Za-z0-9_]+)?");

    @Override
    public String name() {
        return "ruler_file";
    }

    @Override
    public String title() {
        return "RULER rows";
    }

    @Override
    public String description() {
        return "needles, chains, frequent words and questions as RULER's scripts made them, from its validation.jsonl";
    }

    @Override
    public Set<String> fields() {
        return Set.of("index", "input", "outputs", "length", "answer_prefix", "token_position_answer");
    }

    /// Of a folder all that are called `validation.jsonl`, however deep.
    @Override
    public List<Path> files(Path name) {
        if (!Files.isDirectory(name)) {
            task(name);
            return List.of(name);
        }
        try (var all = Files.find(name, MAX_FOLDERS, (path, _) -> path.endsWith(FILE))) {
            var found = all.sorted().toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("the folder %s has no %s".formatted(name, FILE));
            }
            found.forEach(RulerFile::task);
            return found;
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("the folder %s cannot be read".formatted(name), e);
        }
    }

    /// Such as `niah_single_1` for `niah_single_1/validation.jsonl` and for `niah_single_1.jsonl`.
    private static String task(Path file) {
        var folder = file.toAbsolutePath().getParent();
        var own = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
        var task = TASK.matcher(own).matches() || folder == null ? own : String.valueOf(folder.getFileName());
        if (!TASK.matcher(task).matches()) {
            throw new IllegalArgumentException(
                    "%s does not say which task it is of, on which the score hangs; name it or its folder niah_..., vt, cwe, fwe or qa_..."
                            .formatted(file));
        }
        return task;
    }

    @Override
    public ImportedQuestion question(Row row, Path file) {
        var task = task(file);
        var prompt = row.text("input").strip();
        var prefix = row.textOrNull("answer_prefix");
        if (prefix != null && !prefix.isBlank() && prompt.endsWith(prefix.strip())) {
            prompt = prompt.substring(0, prompt.length() - prefix.strip().length())
                    .strip();
        }
        int line = prompt.lastIndexOf('\n');
        if (line < 0) {
            throw new IllegalArgumentException("\"input\" is one line: there is no text before the question");
        }
        var references = row.texts("outputs");
        return new ImportedQuestion(
                row.anyOrNull("index"),
                task,
                depth(row),
                prompt.substring(0, line).strip(),
                prompt.substring(line + 1).strip(),
                String.join(", ", references),
                new StringMatch(references, task.startsWith("qa") ? Needed.ANY : Needed.ALL));
    }

    /// In percent, where the row tells at which of its tokens the answer stands; else null.
    private static @Nullable Integer depth(Row row) {
        var at = row.whole("token_position_answer");
        var length = row.whole("length");
        boolean known =
                at.isPresent() && length.isPresent() && at.getAsLong() >= 0 && at.getAsLong() <= length.getAsLong();
        return known && length.getAsLong() > 0 ? (int) Math.round(100.0 * at.getAsLong() / length.getAsLong()) : null;
    }
}
