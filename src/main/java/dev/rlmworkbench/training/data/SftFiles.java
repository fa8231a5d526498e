package dev.rlmworkbench.training.data;

import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.files.Sha256;
import dev.rlmworkbench.llm.ChatMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// The files of a data set, beside each other: `NAME.jsonl` to learn from, `NAME_validation.jsonl`,
/// `NAME_refused.jsonl` with a reason for each refusal, and `NAME.build.json` with the report and the prints of
/// all that is held out. A line of the first two is what TRL reads: `messages`, and as `input_ids` and `assistant_masks` the
/// tokens and which of them are learned.
///
/// @param training the first of them, by which the others are named
public record SftFiles(Path training) {

    private static final String ENDING = ".jsonl";
    private static final JsonMapper JSON = JsonStyle.lines();

    /// @throws IllegalArgumentException one sentence when the name does not end in `.jsonl`
    public SftFiles {
        if (!training.toString().endsWith(ENDING)) {
            throw new IllegalArgumentException("A data set is a file NAME.jsonl, not '%s'.".formatted(training));
        }
    }

    public Path validation() {
        return named("_validation.jsonl");
    }

    public Path refused() {
        return named("_refused.jsonl");
    }

    public Path build() {
        return named(".build.json");
    }

    private Path named(String ending) {
        var name = training.getFileName().toString();
        return training.resolveSibling(name.substring(0, name.length() - ENDING.length()) + ending);
    }

    private record Message(String role, String content) {

        static List<Message> of(List<ChatMessage> messages) {
            return messages.stream()
                    .map(message -> new Message(message.role().wireName(), message.content()))
                    .toList();
        }
    }

    /// @param turns that are learned, 0 for a sub-call
    private record Metadata(Sample.Origin origin, List<Integer> turns) {}

    private record Line(List<Message> messages, int[] inputIds, int[] assistantMasks, Metadata metadata) {

        static Line of(Sample sample) {
            var turns = sample.targets().stream().map(Sample.Target::turn).toList();
            return new Line(
                    Message.of(sample.messages()), sample.ids(), sample.mask(), new Metadata(sample.origin(), turns));
        }
    }

    private record PairLine(
            List<Message> prompt, List<Message> chosen, List<Message> rejected, PairMetadata metadata) {}

    private record PairMetadata(int turn, String right, String wrong, String document) {}

    /// @param sha256 of the file to learn from, so that a changed one is noticed
    private record Build(SftReport report, String sha256, Set<String> heldOutDocuments) {}

    /// Writes all four; each takes the place of an old one at once.
    ///
    /// @throws IOException when one cannot be written
    public void write(SftDataset data) throws IOException {
        AtomicFile.write(validation(), out -> samples(data.validation(), out));
        AtomicFile.write(refused(), out -> {
            for (var refusal : data.refusals()) {
                line(refusal, out);
            }
        });
        AtomicFile.write(training, out -> samples(data.training(), out));
        var build = new Build(data.report(), sha256(), data.heldOut().sorted());
        AtomicFile.write(build(), JsonStyle.indented().writeValueAsString(build) + "\n");
    }

    /// Pairs as TRL's DPO reads them: `prompt`, `chosen` and `rejected`, each a list of messages.
    ///
    /// @throws IOException when the file cannot be written
    public static void writePairs(List<PreferencePairs.Pair> pairs, Path file) throws IOException {
        AtomicFile.write(file, out -> {
            for (var pair : pairs) {
                line(
                        new PairLine(
                                Message.of(pair.prompt()),
                                Message.of(List.of(ChatMessage.assistant(pair.chosen()))),
                                Message.of(List.of(ChatMessage.assistant(pair.rejected()))),
                                new PairMetadata(pair.turn(), pair.right(), pair.wrong(), pair.document())),
                        out);
            }
        });
    }

    private static void samples(List<Sample> samples, OutputStream out) throws IOException {
        for (var sample : samples) {
            line(Line.of(sample), out);
        }
    }

    private static void line(Object value, OutputStream out) throws IOException {
        out.write(JSON.writeValueAsBytes(value));
        out.write('\n');
    }

    private String sha256() throws IOException {
        try (var in = Files.newInputStream(training)) {
            return new Sha256().add(in).hex();
        }
    }
}
