package dev.rlmworkbench.training.data;

import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.files.JsonLine;
import dev.rlmworkbench.files.JsonLines;
import dev.rlmworkbench.files.JsonLinesFile;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.files.Sha256;
import dev.rlmworkbench.files.TextFile;
import dev.rlmworkbench.llm.ChatMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The files of a data set, beside each other: `NAME.jsonl` to learn from, `NAME_validation.jsonl`,
/// `NAME_refused.jsonl` with a reason for each refusal, and `NAME.build.json` with the report and the prints of
/// all that is held out. A line of the first two is what TRL reads: `messages`, and as `input_ids` and
/// `assistant_masks` the tokens and which of them are learned.
///
/// @param training the first of them, by which the others are named
public record SftFiles(Path training) {

    static final String ENDING = ".jsonl";
    private static final JsonMapper JSON = JsonStyle.lines();

    /// What a line of a sample, of a refusal and of a pair has.
    private static final List<Set<String>> OUR_KEYS = List.of(
            Set.of("messages", "input_ids", "assistant_masks"),
            Set.of("gate", "fingerprint", "reason"),
            Set.of("prompt", "chosen", "rejected"));

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
    record Metadata(Sample.Origin origin, List<Integer> turns) {}

    private record Line(List<Message> messages, int[] inputIds, int[] assistantMasks, Metadata metadata) {

        static Line of(Sample sample) {
            var turns = sample.targets().stream().map(Sample.Target::turn).toList();
            return new Line(
                    Message.of(sample.messages()), sample.ids(), sample.mask(), new Metadata(sample.origin(), turns));
        }

        boolean isWhole() {
            return messages != null
                    && inputIds != null
                    && assistantMasks != null
                    && inputIds.length == assistantMasks.length
                    && metadata != null
                    && metadata.origin() != null;
        }

        /// The texts of the answers stand in the messages only.
        Sample sample() {
            var targets = new ArrayList<Sample.Target>();
            for (int start = 0; start < assistantMasks.length; start++) {
                int end = start;
                while (end < assistantMasks.length && assistantMasks[end] == 1) {
                    end++;
                }
                if (end > start) {
                    int turn = targets.size() < metadata.turns().size()
                            ? metadata.turns().get(targets.size())
                            : 0;
                    targets.add(new Sample.Target(start, end, turn, ""));
                    start = end;
                }
            }
            var said = messages.stream()
                    .map(message -> new ChatMessage(
                            ChatMessage.Role.valueOf(message.role().toUpperCase(Locale.ROOT)), message.content()))
                    .toList();
            return new Sample(said, inputIds, targets, metadata.origin());
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
        writeSamples(data.validation(), validation());
        AtomicFile.write(refused(), out -> {
            for (var refusal : data.refusals()) {
                line(refusal, out);
            }
        });
        writeSamples(data.training(), training);
        var build = new Build(data.report(), sha256(), data.heldOut().sorted());
        AtomicFile.write(build(), JsonStyle.indented().writeValueAsString(build) + "\n");
    }

    /// Whether something else would be lost if one of these files took its place. It is told by the first line.
    ///
    /// @throws IOException when it is there and cannot be read
    static boolean isOther(Path file) throws IOException {
        if (!file.toString().endsWith(ENDING) || !Files.exists(file)) {
            return false;
        }
        try (var in = TextFile.reader(file)) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isBlank()) {
                    return OUR_KEYS.stream().noneMatch(JsonLine.keys(line)::containsAll);
                }
            }
            return false;
        }
    }

    /// The samples of one of the files.
    ///
    /// @throws IllegalArgumentException one sentence when a line is no sample, or nothing in it would be learned
    /// @throws IOException              when the file cannot be read
    public static List<Sample> read(Path file) throws IOException {
        var samples = new ArrayList<Sample>();
        try (var in = TextFile.reader(file)) {
            int number = 0;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (!line.isBlank()) {
                    samples.add(sample(file, number, line));
                }
            }
        }
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("%s holds no samples.".formatted(file));
        }
        return samples;
    }

    static Sample sample(Path file, int number, String text) {
        Line line;
        try {
            line = JSON.readValue(text, Line.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("%s line %,d is damaged.".formatted(file, number), e);
        }
        if (!line.isWhole()) {
            throw new IllegalArgumentException(
                    "%s line %,d is no sample: it needs messages, input_ids, as many assistant_masks, and metadata."
                            .formatted(file, number));
        }
        var sample = line.sample();
        if (sample.targets().isEmpty()) {
            throw new IllegalArgumentException(
                    "%s line %,d (%s): no token is to be learned, its assistant_masks are all 0."
                            .formatted(file, number, sample.origin().fingerprint()));
        }
        return sample;
    }

    /// How the data set was made.
    ///
    /// @param base     model that it was made for, as it was called then; empty where that is not known
    /// @param sha256   that the file to learn from had
    /// @param template digest of the chat template of the model that it is for, see [BaseFormat#templateDigest()]
    /// @param heldOut  what was kept out
    public record Made(String base, String sha256, String template, HeldOut heldOut) {}

    /// @throws IllegalArgumentException one sentence when the build file is damaged
    /// @throws IOException              when there is none or it cannot be read
    public Made made() throws IOException {
        try {
            var json = JSON.readTree(TextFile.read(build()));
            var documents = json.path("held_out_documents")
                    .valueStream()
                    .map(print -> print.asString())
                    .collect(Collectors.toSet());
            return new Made(
                    json.at("/report/base").asString(""),
                    json.path("sha256").asString(""),
                    json.at("/report/template").asString(""),
                    new HeldOut(documents));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("%s is damaged; make the data set again.".formatted(build()), e);
        }
    }

    /// What went into it and what did not.
    ///
    /// @throws IllegalArgumentException when the build file is damaged
    /// @throws IOException              when there is none or it cannot be read
    public SftReport report() throws IOException {
        try {
            var report = JSON.readTree(TextFile.read(build())).path("report");
            return JSON.treeToValue(report, SftReport.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("%s is damaged; make the data set again.".formatted(build()), e);
        }
    }

    /// What was left out, and why; nothing where the file is not there.
    ///
    /// @param problem hears a sentence for each damaged line
    /// @throws IOException when it cannot be read
    public List<Funnel.Refusal> refusals(Consumer<String> problem) throws IOException {
        var refusals = new ArrayList<Funnel.Refusal>();
        if (Files.exists(refused())) {
            JsonLines.read(refused(), line -> refusals.add(JSON.treeToValue(line, Funnel.Refusal.class)))
                    .forEach(problem);
        }
        return refusals;
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

    /// Samples in a file of their own, which takes the place of an old one at once.
    ///
    /// @throws IOException when it cannot be written
    public static void writeSamples(List<Sample> samples, Path file) throws IOException {
        AtomicFile.write(file, out -> samples(samples, out));
    }

    /// Samples behind those that are in a file.
    ///
    /// @throws IOException when it cannot be written
    public static void append(List<Sample> samples, Path file) throws IOException {
        try (var lines = JsonLinesFile.open(file)) {
            for (var sample : samples) {
                lines.append(JSON.writeValueAsString(Line.of(sample)), false);
            }
        }
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

    /// Of the file to learn from, as it is now.
    public String sha256() throws IOException {
        try (var in = Files.newInputStream(training)) {
            return new Sha256().add(in).hex();
        }
    }
}
