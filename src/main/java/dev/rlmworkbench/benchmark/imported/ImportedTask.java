package dev.rlmworkbench.benchmark.imported;

import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.Sha256;
import dev.rlmworkbench.result.ContextLength;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A question of a data set. Its text is read from the file when the task is made: all texts together may be larger
/// than the memory. What the row says names the task, not where it stands.
///
/// @param offset        of the row in the file's text, in bytes
/// @param identity      what names it
/// @param contextTokens counted with cl100k_base
record ImportedTask(
        RowBenchmark benchmark,
        Path file,
        long offset,
        Identity identity,
        @Nullable String kindName,
        @Nullable Integer depthPercent,
        int contextTokens)
        implements TaskSpec {

    /// @param contextSha256 of the text in UTF-8
    record Identity(String contextSha256, String question, String answer) {}

    static ImportedTask of(
            RowBenchmark benchmark, Path file, long offset, ImportedQuestion asked, String sha256, int tokens) {
        return new ImportedTask(
                benchmark,
                file,
                offset,
                new Identity(sha256, asked.question(), asked.answer()),
                asked.kind(),
                asked.depthPercent(),
                tokens);
    }

    @Override
    public String type() {
        return benchmark.name();
    }

    @Override
    public int contextLength() {
        return ContextLength.nearest(contextTokens);
    }

    @Override
    public LengthUnit unit() {
        return LengthUnit.TOKENS;
    }

    /// Nothing is drawn; it tells tasks with the same question and answer about different texts apart.
    @Override
    public long seed() {
        return Sha256.of(identity.contextSha256 + "/" + identity.question).number();
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of(
                "task_type", type(),
                "context_sha256", identity.contextSha256,
                "question", identity.question,
                "answer", identity.answer);
    }

    /// @throws IllegalStateException when the file changed since the run began
    @Override
    public Task make() {
        try {
            var asked = benchmark.question(new RowFile(file, benchmark.fields()).at(offset), file);
            var now = new Identity(Sha256.of(asked.context()).hex(), asked.question(), asked.answer());
            if (now.equals(identity)) {
                return new Task(
                        this,
                        asked.context(),
                        asked.question(),
                        asked.answer(),
                        contextTokens,
                        asked.rule(),
                        List.of());
            }
        } catch (IOException e) {
            throw new IllegalStateException("%s cannot be read: %s".formatted(file, FileTrouble.reason(e)), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("%s changed while the run was going on".formatted(file), e);
        }
        throw new IllegalStateException("%s changed while the run was going on".formatted(file));
    }
}
