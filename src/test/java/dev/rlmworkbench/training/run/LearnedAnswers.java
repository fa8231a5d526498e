package dev.rlmworkbench.training.run;

import dev.rlmworkbench.files.Sha256;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.training.data.BaseFormat;
import dev.rlmworkbench.training.data.Sample;
import dev.rlmworkbench.training.data.SftFiles;
import dev.rlmworkbench.transformer.chat.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// A small data set for the pocket model, in the files that `build-sft` writes: which number stands in a sentence.
public final class LearnedAnswers {

    private LearnedAnswers() {}

    /// @return the file to learn from
    public static Path write(Path folder, int texts, String... heldOut) throws IOException {
        var files = new SftFiles(folder.resolve("sft.jsonl"));
        var model = Objects.requireNonNull(
                LocalModels.of(AppDirectories.ofThisUser()).find("pocket"));
        try (var format = BaseFormat.open(model, "pocket");
                var tokenizer = Tokenizer.open(model)) {
            SftFiles.writeSamples(
                    IntStream.range(0, texts)
                            .mapToObj(i -> sample(i, tokenizer))
                            .toList(),
                    files.training());
            SftFiles.writeSamples(
                    IntStream.range(texts, texts + 2)
                            .mapToObj(i -> sample(i, tokenizer))
                            .toList(),
                    files.validation());
            Files.writeString(
                    files.build(),
                    "{\"sha256\": \"%s\", \"report\": {\"template\": \"%s\"}, \"held_out_documents\": [%s]}"
                            .formatted(
                                    Sha256.of(Files.readAllBytes(files.training()))
                                            .hex(),
                                    format.templateDigest(),
                                    heldOut.length == 0 ? "" : "\"" + String.join("\", \"", heldOut) + "\""));
        }
        return files.training();
    }

    private static Sample sample(int number, Tokenizer tokenizer) {
        var question = "The code of box %d is %d. What is it?".formatted(number, number * 7919 % 100_000);
        var answer = "FINAL(\"%d\")".formatted(number * 7919 % 100_000);
        var before = tokenizer.encode(question);
        var learned = tokenizer.encode(answer);
        var ids = LongStream.concat(LongStream.of(before), LongStream.of(learned))
                .mapToInt(Math::toIntExact)
                .toArray();
        return new Sample(
                List.of(ChatMessage.user(question), ChatMessage.assistant(answer)),
                ids,
                List.of(new Sample.Target(before.length, ids.length, 1, answer)),
                new Sample.Origin(
                        "f", "print" + number, "0", "root", "niah", null, 100, "doc" + number, "task" + number));
    }
}
