package dev.rlmworkbench.result;

import dev.rlmworkbench.files.JsonLine;
import dev.rlmworkbench.files.Sha256;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Result records as lines of JSON, with flat keys. The older Python project wrote a subset of today's keys; what it
/// left out gets the value that its runs imply. A line of gkamradt's needle test is read too, see [NeedleTestLine].
public final class ResultCodec {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final List<String> REQUIRED = List.of("method", "task_type", "context_length", "query", "answer");

    private ResultCodec() {}

    /// @throws IllegalArgumentException one sentence saying what is wrong with the line
    public static ResultRecord read(String line) {
        var object = JsonLine.object(line);
        if (NeedleTestLine.isOne(object)) {
            NeedleTestLine.translate(object);
        }
        for (var key : REQUIRED) {
            if (!object.hasNonNull(key)) {
                throw new IllegalArgumentException("it has no \"" + key + "\", so it is not a result.");
            }
        }
        if (!object.hasNonNull("fingerprint")) {
            completeOlderLine(object);
        }
        var fields = new Fields(object);
        var task = task(fields);
        return new ResultRecord(
                task,
                new ContextSize(fields.integer("context_tokens", 0), fields.integer("context_chars", 0)),
                fields.text("method", ""),
                setup(fields),
                outcome(fields),
                cost(fields),
                provenance(fields),
                fields.rest());
    }

    /// Whether the line, even one that is cut off, is a result and not a trajectory's.
    public static boolean isResult(String line) {
        var keys = JsonLine.keys(line);
        return (keys.contains("scores") || keys.contains("prediction") || keys.contains("model_response"))
                && !keys.contains("trajectory")
                && !keys.contains("type");
    }

    /// One line without its end.
    public static String write(ResultRecord record) {
        return JSON.writeValueAsString(tree(record));
    }

    /// The same as an object.
    public static ObjectNode tree(ResultRecord record) {
        var task = record.task();
        var outcome = record.outcome();
        var cost = record.cost();
        var provenance = record.provenance();
        var startedAt = provenance.startedAt();
        var line = JSON.createObjectNode()
                .put("fingerprint", provenance.fingerprint())
                .put("method", record.method())
                .put("run_name", provenance.runName())
                .put("task_type", task.type())
                .put("task_kind", task.kind())
                .put("context_length", task.length().value())
                .put("length_unit", task.length().unit())
                .put("context_tokens", record.size().tokens())
                .put("context_chars", record.size().chars())
                .put("depth_percent", task.depthPercent())
                .put("seed", task.seed())
                .put("query", task.query())
                .put("answer", task.answer())
                .put("prediction", outcome.prediction());
        line.putObject("scores")
                .put("exact_match", outcome.scores().exactMatch())
                .put("contains_answer", outcome.scores().containsAnswer())
                .put("numeric_match", outcome.scores().numericMatch())
                .put("f1", outcome.scores().f1())
                .put("primary", outcome.scores().primary());
        line.put("latency_s", cost.seconds())
                .put("iterations", cost.iterations())
                .put("sub_calls", cost.subCalls())
                .put("repl_errors", cost.replErrors())
                .put("truncated", outcome.truncated())
                .put("timed_out", outcome.timedOut())
                .put("stop_reason", outcome.stopReason())
                .put("error", outcome.error());
        var usage = line.putObject("usage");
        putUsage(usage, "root", cost.root());
        putUsage(usage, "sub", cost.sub());
        line.setAll(tree(record.setup()));
        line.put("started_at", startedAt == null ? null : startedAt.toString())
                .put("attempt", provenance.attempt())
                .put("parent", provenance.parent());
        if (provenance.forkStep() != null) {
            line.put("fork_step", provenance.forkStep());
        }
        record.extra().forEach(line::set);
        return line;
    }

    /// The part of the line that says how a method answers.
    public static ObjectNode tree(MethodSetup setup) {
        var part = JSON.createObjectNode();
        var models = part.putObject("model");
        putModel(models, "root", setup.root());
        putModel(models, "sub", setup.sub());
        return part.put("adapter", setup.adapter())
                .put("prompt_profile", setup.promptProfile())
                .put("prompt_sha256", setup.promptSha256())
                .put("repl_language", setup.replLanguage())
                .put("protocol", setup.protocol())
                .put("helpers", setup.helpers())
                .put("helpers_version", setup.helpersVersion());
    }

    private static void putUsage(ObjectNode parent, String role, @Nullable Usage usage) {
        if (usage == null) {
            return;
        }
        var part = parent.putObject(role)
                .put("prompt", usage.promptTokens())
                .put("completion", usage.completionTokens())
                .put("calls", usage.calls())
                .put("load_s", usage.loadSeconds())
                .put("prefill_s", usage.prefillSeconds())
                .put("decode_s", usage.decodeSeconds());
        if (usage.estimated()) {
            part.put("estimated", true);
        }
    }

    private static void putModel(ObjectNode parent, String role, @Nullable ModelSnapshot model) {
        if (model != null) {
            parent.putObject(role)
                    .put("name", model.name())
                    .put("digest", model.digest())
                    .put("kind", model.kind())
                    .put("window", model.window());
        }
    }

    /// The older files count characters and have no fingerprint; theirs left out the answer, which made tasks that
    /// differ only in the hidden value collide.
    private static void completeOlderLine(ObjectNode line) {
        if (!line.hasNonNull("length_unit")) {
            line.set("context_chars", line.get("context_length"));
        }
        if (!line.hasNonNull("run_name")) {
            line.put("run_name", "");
        }
        var identity = new StringBuilder();
        for (var key : List.of("run_name", "method", "task_type", "context_length", "query", "answer")) {
            identity.append(line.get(key)).append('\n');
        }
        line.put("fingerprint", Sha256.of(identity.toString()).shortHex());
    }

    private static TaskKey task(Fields line) {
        return new TaskKey(
                line.text("task_type", ""),
                line.text("task_kind"),
                new ContextLength(line.integer("context_length", 0), line.text("length_unit", "chars")),
                line.integer("depth_percent"),
                line.whole("seed", 0),
                line.text("query", ""),
                line.text("answer", ""));
    }

    private static MethodSetup setup(Fields line) {
        var models = line.object("model");
        return new MethodSetup(
                model(models, "root"),
                model(models, "sub"),
                line.text("adapter"),
                line.text("prompt_profile"),
                line.text("prompt_sha256"),
                line.text("repl_language"),
                line.text("protocol"),
                line.text("helpers"),
                line.integer("helpers_version"));
    }

    private static @Nullable ModelSnapshot model(@Nullable Fields models, String role) {
        if (models != null && models.isText(role)) {
            return new ModelSnapshot(models.text(role, ""), null, null, 0);
        }
        var model = models == null ? null : models.object(role);
        return model == null
                ? null
                : new ModelSnapshot(
                        model.text("name", ""), model.text("digest"), model.text("kind"), model.integer("window", 0));
    }

    private static Outcome outcome(Fields line) {
        var error = line.text("error", "");
        return new Outcome(
                line.text("prediction"),
                scores(line.object("scores")),
                line.text("stop_reason"),
                line.flag("truncated"),
                line.flag("timed_out"),
                error.isBlank() ? null : error);
    }

    private static Scores scores(@Nullable Fields scores) {
        if (scores == null) {
            return Scores.ZERO;
        }
        double contains = scores.score("contains_answer", 0);
        return new Scores(
                scores.score("exact_match", 0),
                contains,
                scores.score("numeric_match", 0),
                scores.score("f1", 0),
                scores.score("primary", contains));
    }

    private static Cost cost(Fields line) {
        var usage = line.object("usage");
        return new Cost(
                line.number("latency_s"),
                line.integer("iterations", 0),
                line.integer("sub_calls", 0),
                line.integer("repl_errors", 0),
                usage(usage, "root"),
                usage(usage, "sub"));
    }

    private static @Nullable Usage usage(@Nullable Fields usage, String role) {
        var part = usage == null ? null : usage.object(role);
        return part == null
                ? null
                : new Usage(
                        part.amount("prompt", 0),
                        part.amount("completion", 0),
                        part.integer("calls", 0),
                        part.number("load_s"),
                        part.number("prefill_s"),
                        part.number("decode_s"),
                        part.flag("estimated"));
    }

    private static Provenance provenance(Fields line) {
        return new Provenance(
                line.text("fingerprint", ""),
                line.text("run_name", ""),
                line.instant("started_at"),
                line.integer("attempt", 1),
                line.text("parent"),
                line.integer("fork_step"));
    }
}
