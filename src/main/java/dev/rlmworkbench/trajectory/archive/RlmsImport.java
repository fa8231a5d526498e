package dev.rlmworkbench.trajectory.archive;

import dev.rlmworkbench.files.JsonLines;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.ChatMessage.Role;
import dev.rlmworkbench.llm.TokenUsage;
import dev.rlmworkbench.repl.ReplVariable;
import dev.rlmworkbench.trajectory.RunEvent;
import dev.rlmworkbench.trajectory.archive.ImportedEvents.Place;
import dev.rlmworkbench.trajectory.archive.TaskSummary.Outcome;
import dev.rlmworkbench.trajectory.archive.TrajectoryArchive.Origin;
import dev.rlmworkbench.trajectory.archive.WholeArchive.ImportedTask;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads what the logger of the official `rlms` package (0.1) writes: a line of metadata, then a line an iteration with
/// the whole prompt; the trajectories of children stand in the calls of the code. One object for each run of the file.
final class RlmsImport {

    private static final Pattern LENGTH = Pattern.compile("([\\d,]+) total characters");
    private static final String ASKED = "Answer the following: ";
    private static final int CHARS_PER_TOKEN = 4;
    private static final int MAX_PREVIEW_LENGTH = 120;

    private final List<ObjectNode> lines;
    private final List<ObjectNode> iterations;
    private final ImportedEvents events = new ImportedEvents();

    /// @param lines of one run
    private RlmsImport(List<ObjectNode> lines) {
        this.lines = lines;
        this.iterations = lines.stream()
                .filter(line -> line.path("type").asString("").equals("iteration"))
                .toList();
    }

    static WholeArchive read(Path file) throws IOException {
        var runs = new ArrayList<List<ObjectNode>>();
        var problems = JsonLines.read(file, line -> {
            if (runs.isEmpty() || line.path("type").asString("").equals("metadata")) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(line);
        });
        var tasks = new ArrayList<ImportedTask>();
        for (var run : runs) {
            tasks.add(new RlmsImport(run).task(tasks.size()));
        }
        return new WholeArchive(file, Origin.RLMS, tasks, problems);
    }

    private ImportedTask task(int key) {
        var start = iterations.isEmpty()
                ? Instant.EPOCH
                : time(iterations.getFirst()).minus(seconds(iterations.getFirst(), "iteration_time"));
        var end = iterations.isEmpty() ? start : time(iterations.getLast());
        var question = iterations.isEmpty() ? "" : question(iterations.getFirst());
        int chars = iterations.isEmpty() ? 0 : contextChars(iterations.getFirst());
        events.add(Place.ROOT, start, new RunEvent.TaskStarted("rlm", "", question, chars));
        var answer = new Branch(Place.ROOT).follow(iterations);
        double seconds = Duration.between(start, end).toMillis() / 1000.0;
        var stop = answer == null ? "" : "final";
        if (answer != null) {
            events.add(Place.ROOT, end, new RunEvent.TaskFinished(answer, stop, seconds, null));
        }
        long calls = events.all().stream()
                .filter(entry -> entry.depth() > 0 && entry.event() instanceof RunEvent.ModelCallStarted)
                .count();
        var summary = new TaskSummary(
                key,
                "",
                1,
                "rlm",
                "",
                question,
                chars,
                0,
                null,
                answer,
                answer == null ? Outcome.ERROR : Outcome.UNKNOWN,
                stop,
                iterations.size(),
                (int) calls,
                seconds,
                0,
                start,
                null,
                Set.of());
        return new ImportedTask(
                summary, events.all(), lines.stream().map(JsonNode::toString).collect(Collectors.joining("\n")));
    }

    /// The iterations at one place of the call tree, with the variables that its code has so far.
    private final class Branch {

        private final Place place;
        private final Map<String, String> locals = new HashMap<>();
        private List<ChatMessage> before = List.of();
        private int turn;
        private @Nullable String answer;

        Branch(Place place) {
            this.place = place;
        }

        /// @return the final answer, null when there is none
        @Nullable
        String follow(Iterable<? extends JsonNode> iterations) {
            iterations.forEach(this::iteration);
            return answer;
        }

        private void iteration(JsonNode line) {
            turn++;
            var prompt = messages(line.path("prompt"));
            var reply = line.path("response").asString("");
            var took = seconds(line, "iteration_time");
            var at = time(line).minus(took);
            int same = commonPrefix(before, prompt);
            events.add(
                    place,
                    at,
                    new RunEvent.ModelCallStarted(
                            place.depth() == 0 ? "root" : "sub", "", turn, same, prompt.subList(same, prompt.size())));
            events.finished(place, at, reply, estimated(prompt, reply), took);
            int block = 0;
            for (var code : line.path("code_blocks")) {
                block(code, block++, at);
            }
            var given = line.path("final_answer").stringValue(null);
            if (given != null) {
                answer = given;
                events.add(place, time(line), new RunEvent.FinalAnswer(turn, "code", given));
            }
            before = prompt;
        }

        private void block(JsonNode block, int number, Instant at) {
            var result = block.path("result");
            events.add(
                    place,
                    at,
                    new RunEvent.CodeStarted(
                            turn, number, "python", block.path("code").asString("")));
            result.path("rlm_calls").forEach(call -> subCall(events.below(place), call, at));
            var changed = result.path("locals").properties().stream()
                    .filter(local -> !text(local.getValue()).equals(locals.put(local.getKey(), text(local.getValue()))))
                    .map(local -> new ReplVariable(local.getKey(), null, null, preview(local.getValue())))
                    .toList();
            var took = seconds(result, "execution_time");
            events.ran(
                    place,
                    at.plus(took),
                    turn,
                    number,
                    result.path("stdout").asString(""),
                    result.path("stderr").asString(""),
                    new ImportedEvents.Ran(result.path("final_answer").stringValue(null), changed, took));
        }
    }

    private void subCall(Place place, JsonNode call, Instant at) {
        var iterations = call.path("metadata").path("iterations");
        if (!iterations.isEmpty()) {
            new Branch(place).follow(iterations);
            return;
        }
        var prompt = call.path("prompt").isString()
                ? List.of(ChatMessage.user(call.path("prompt").asString("")))
                : messages(call.path("prompt"));
        var reply = call.path("response").asString("");
        var took = seconds(call, "execution_time");
        events.add(
                place,
                at,
                new RunEvent.ModelCallStarted("sub", call.path("root_model").asString(""), 0, 0, prompt));
        events.finished(place, at.plus(took), reply, usage(call, prompt, reply), took);
    }

    private static String text(JsonNode local) {
        return local.isString() ? local.stringValue() : local.toString();
    }

    private static String preview(JsonNode local) {
        var line = text(local).replaceAll("\\s+", " ");
        return line.length() <= MAX_PREVIEW_LENGTH ? line : line.substring(0, MAX_PREVIEW_LENGTH - 3) + "...";
    }

    private static TokenUsage usage(JsonNode call, List<ChatMessage> prompt, String reply) {
        int in = 0;
        int out = 0;
        for (var model : call.path("usage_summary").path("model_usage_summaries")) {
            in += model.path("total_input_tokens").asInt(0);
            out += model.path("total_output_tokens").asInt(0);
        }
        return in + out > 0 ? new TokenUsage(in, out, false) : estimated(prompt, reply);
    }

    private static TokenUsage estimated(List<ChatMessage> prompt, String reply) {
        int chars =
                prompt.stream().mapToInt(message -> message.content().length()).sum();
        return new TokenUsage(chars / CHARS_PER_TOKEN, reply.length() / CHARS_PER_TOKEN, true);
    }

    private static int commonPrefix(List<ChatMessage> a, List<ChatMessage> b) {
        int same = 0;
        while (same < Math.min(a.size(), b.size()) && a.get(same).equals(b.get(same))) {
            same++;
        }
        return same;
    }

    private static List<ChatMessage> messages(JsonNode prompt) {
        var messages = new ArrayList<ChatMessage>();
        for (var message : prompt) {
            var role = message.path("role").asString("user").toUpperCase(Locale.ROOT);
            messages.add(new ChatMessage(
                    role.equals("SYSTEM") || role.equals("ASSISTANT") ? Role.valueOf(role) : Role.USER,
                    message.path("content").asString("")));
        }
        return List.copyOf(messages);
    }

    private static String question(JsonNode iteration) {
        return messages(iteration.path("prompt")).stream()
                .filter(message -> message.role() == Role.USER)
                .findFirst()
                .map(message -> message.content().lines().findFirst().orElse(""))
                .map(line -> line.startsWith(ASKED) ? line.substring(ASKED.length()) : line)
                .orElse("");
    }

    private static int contextChars(JsonNode iteration) {
        return messages(iteration.path("prompt")).stream()
                .flatMap(message -> LENGTH.matcher(message.content()).results())
                .findFirst()
                .map(match -> Integer.parseInt(match.group(1).replace(",", "")))
                .orElse(0);
    }

    private static Duration seconds(JsonNode node, String field) {
        return Duration.ofNanos((long) (node.path(field).asDouble(0) * 1e9));
    }

    /// The logger writes the local time without its zone.
    private static Instant time(JsonNode line) {
        try {
            return LocalDateTime.parse(line.path("timestamp").asString("")).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            return Instant.EPOCH;
        }
    }
}
