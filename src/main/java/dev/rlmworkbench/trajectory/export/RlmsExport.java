package dev.rlmworkbench.trajectory.export;

import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.TokenUsage;
import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.trajectory.replay.CodeRun;
import dev.rlmworkbench.trajectory.replay.Replay;
import dev.rlmworkbench.trajectory.replay.Step;
import dev.rlmworkbench.trajectory.replay.SubCall;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A trajectory as the logger of the official `rlms` package (0.1) writes it: a line of metadata, a line an iteration
/// with the whole prompt, children in the calls of the code. Its visualizer opens such files.
public final class RlmsExport {

    private static final JsonMapper MAPPER = JsonStyle.lines();

    private RlmsExport() {}

    /// Several lines, each with its line break.
    public static String of(Replay replay) {
        var lines = iterations(replay.steps());
        return Stream.concat(Stream.of(metadata(replay.steps(), replay.started())), lines)
                .map(line -> MAPPER.writeValueAsString(line) + "\n")
                .collect(Collectors.joining());
    }

    private static ObjectNode metadata(List<Step> steps, Instant at) {
        var line = MAPPER.createObjectNode();
        line.put("type", "metadata");
        line.put("timestamp", time(at));
        line.put("root_model", steps.isEmpty() ? "" : steps.getFirst().model());
        line.put("max_depth", deepest(steps) + 1);
        line.put("max_iterations", steps.size());
        line.put("backend", "rlm-workbench");
        line.putObject("backend_kwargs")
                .put("model_name", steps.isEmpty() ? "" : steps.getFirst().model());
        line.put("environment_type", "local");
        line.putObject("environment_kwargs");
        line.putNull("other_backends");
        return line;
    }

    private static int deepest(List<Step> steps) {
        return steps.stream()
                .flatMap(step -> step.subCalls().stream())
                .mapToInt(call -> call.isRlm() ? 1 + deepest(call.steps()) : 0)
                .max()
                .orElse(0);
    }

    private static Stream<ObjectNode> iterations(List<Step> steps) {
        return steps.stream().map(RlmsExport::iteration);
    }

    private static ObjectNode iteration(Step step) {
        var line = MAPPER.createObjectNode();
        line.put("type", "iteration");
        line.put("iteration", step.number());
        line.put("timestamp", time(step.ended()));
        messages(line.putArray("prompt"), step.prompt());
        line.put("response", step.reply());
        var blocks = line.putArray("code_blocks");
        for (int i = 0; i < step.code().size(); i++) {
            // Which block made which call is not told apart; all stand with the last one.
            var calls = i == step.code().size() - 1 ? step.subCalls() : List.<SubCall>of();
            block(blocks.addObject(), step.code().get(i), calls);
        }
        line.put("final_answer", step.answer() == null ? null : step.answer().answer());
        line.put("iteration_time", step.took().toMillis() / 1000.0);
        return line;
    }

    private static void block(ObjectNode block, CodeRun run, List<SubCall> calls) {
        block.put("code", run.code());
        var result = block.putObject("result");
        ReplResult did = run.result();
        result.put("stdout", did == null ? "" : did.stdout() + (did.value() == null ? "" : did.value()));
        result.put(
                "stderr", did == null || did.error() == null ? "" : did.error().message());
        var locals = result.putObject("locals");
        if (did != null) {
            did.changed()
                    .forEach(variable ->
                            locals.put(variable.name(), Objects.requireNonNullElse(variable.preview(), "")));
        }
        result.put("execution_time", did == null ? 0 : did.elapsed().toNanos() / 1e9);
        var array = result.putArray("rlm_calls");
        calls.forEach(call -> subCall(array.addObject(), call));
        result.put("final_answer", did == null ? null : did.finalAnswer());
    }

    private static void subCall(ObjectNode node, SubCall call) {
        node.put("root_model", call.model());
        node.put("prompt", call.prompt());
        node.put("response", call.failure() == null ? call.reply() : "Error: " + call.failure());
        usage(
                node.putObject("usage_summary"),
                call.model(),
                call.usage(),
                call.steps().size());
        var ended = call.ended() == null ? call.started() : call.ended();
        node.put(
                "execution_time",
                java.time.Duration.between(call.started(), ended).toNanos() / 1e9);
        if (call.isRlm()) {
            var metadata = node.putObject("metadata");
            var run = metadata(call.steps(), call.started());
            run.remove(List.of("type", "timestamp"));
            metadata.set("run_metadata", run);
            var iterations = metadata.putArray("iterations");
            iterations(call.steps()).forEach(iterations::add);
        }
    }

    private static void usage(ObjectNode node, String model, @Nullable TokenUsage usage, int calls) {
        var summary = node.putObject("model_usage_summaries").putObject(model.isEmpty() ? "unknown" : model);
        summary.put("total_calls", calls);
        summary.put("total_input_tokens", usage == null ? 0 : usage.promptTokens());
        summary.put("total_output_tokens", usage == null ? 0 : usage.completionTokens());
    }

    private static void messages(ArrayNode array, List<ChatMessage> messages) {
        for (var message : messages) {
            array.addObject().put("role", message.role().wireName()).put("content", message.content());
        }
    }

    /// Without a zone, as Python's `isoformat` of a local time.
    private static String time(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC).toString();
    }
}
