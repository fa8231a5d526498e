package dev.rlmworkbench.benchmark.own;

import dev.rlmworkbench.benchmark.AnswerRule;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.benchmark.TokenCounter;
import dev.rlmworkbench.document.DocumentReader;
import dev.rlmworkbench.document.DocumentSet;
import dev.rlmworkbench.document.ReadingListener;
import dev.rlmworkbench.files.Sha256;
import dev.rlmworkbench.result.ContextLength;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `documents`: a question of the user's own about files of the user's own. The text that was read from the files names
/// the task, not where they lie: moved files are the same task, changed ones are another.
///
/// @param files         files and folders, absolute
/// @param contextSha256 of the text that was read from them, in UTF-8
/// @param contextLength tokens, rounded to the nearest of 1,000, 2,000, 4,000 and so on, so that tasks of like length
///                      are counted together
/// @param alternatives  other ways to write the right answer
public record DocumentTask(
        List<Path> files,
        String contextSha256,
        int contextTokens,
        int contextLength,
        String question,
        String answer,
        List<String> alternatives)
        implements TaskSpec {

    public static final String FAMILY = "documents";

    public DocumentTask {
        files = List.copyOf(files);
        alternatives = List.copyOf(alternatives);
    }

    /// A task about documents that were just read.
    public static DocumentTask of(
            List<Path> files, DocumentSet documents, String question, String answer, List<String> alternatives) {
        int tokens = TokenCounter.estimate(documents.text());
        return new DocumentTask(
                files,
                Sha256.of(documents.text()).hex(),
                tokens,
                ContextLength.nearest(tokens),
                question,
                answer,
                alternatives);
    }

    @Override
    public String type() {
        return FAMILY;
    }

    @Override
    public LengthUnit unit() {
        return LengthUnit.TOKENS;
    }

    /// Nobody knows where in the files the answer stands.
    @Override
    public @Nullable Integer depthPercent() {
        return null;
    }

    /// Nothing is drawn; it tells tasks with the same question and answer about different files apart.
    @Override
    public long seed() {
        return Sha256.of(contextSha256 + "/" + question).number();
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of(
                "task_type", FAMILY,
                "context_sha256", contextSha256,
                "question", question,
                "answer", answer,
                "alternatives", alternatives);
    }

    /// @throws IllegalStateException when the files changed since the run began
    @Override
    public Task make() {
        try {
            var text = DocumentReader.read(files, ReadingListener.NONE).text();
            if (!Sha256.of(text).hex().equals(contextSha256)) {
                throw new IllegalStateException("the files of this task changed while the run was going on");
            }
            return new Task(this, text, question, answer, contextTokens, rule(), List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the files", e);
        }
    }

    private AnswerRule rule() {
        return alternatives.isEmpty()
                ? new AnswerRule.Contains()
                : new AnswerRule.OneOf(
                        Stream.concat(Stream.of(answer), alternatives.stream()).toList(), List.of());
    }
}
