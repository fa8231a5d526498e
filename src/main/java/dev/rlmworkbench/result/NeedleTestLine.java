package dev.rlmworkbench.result;

import dev.rlmworkbench.files.Sha256;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A result of gkamradt's needle test (LLMTest_NeedleInAHaystack), which is one JSON object a file, in the keys of
/// a result of ours: family `niah`, method `vanilla`. A model judged the reply from 1 to 10; 1 becomes 0 and 10
/// becomes 1, so that only 10 counts as right. Its question does not stand in the file.
final class NeedleTestLine {

    /// Names the series: such results are not averaged with ours of the same model.
    private static final String PROFILE = "gkamradt needle test, judged 1 to 10";

    private static final int MAX_SCORE = 10;
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d[+]0000");

    private NeedleTestLine() {}

    static boolean isOne(ObjectNode line) {
        return !line.has("method") && line.has("model_response") && line.has("needle");
    }

    /// Gives the line our keys; what we have no key for stays.
    ///
    /// @throws IllegalArgumentException one sentence when a value cannot be
    static void translate(ObjectNode line) {
        // a repeated test may have the same values but for the reply
        var fingerprint = Sha256.of(line.toString()).shortHex();
        double primary = (between(line, "score", 1, MAX_SCORE) - 1) / (MAX_SCORE - 1);
        double depth = between(line, "depth_percent", 0, 100);
        var model = line.path("model").asString("");
        line.put("fingerprint", fingerprint)
                .put("method", "vanilla")
                .put("run_name", "needle_test_" + model)
                .put("task_type", "niah")
                .put("length_unit", "tokens")
                .put("depth_percent", Math.round(depth))
                .put("query", "")
                .put("answer", line.path("needle").asString("").strip())
                .put("prompt_profile", PROFILE);
        rename(line, "version", "seed");
        rename(line, "model_response", "prediction");
        rename(line, "test_duration_seconds", "latency_s");
        line.putObject("scores").put("primary", primary);
        line.remove("model");
        line.putObject("model").putObject("root").put("name", model);
        line.put("started_at", time(line.path("test_timestamp_utc").asString("")));
    }

    private static double between(ObjectNode line, String key, int least, int most) {
        var value = line.path(key);
        if (!value.isNumber() || value.doubleValue() < least || value.doubleValue() > most) {
            throw new IllegalArgumentException("\"%s\" is %s, not a number from %d to %d."
                    .formatted(key, value.isMissingNode() ? "missing" : value, least, most));
        }
        return value.doubleValue();
    }

    private static void rename(ObjectNode line, String theirs, String ours) {
        JsonNode value = line.remove(theirs);
        if (value != null) {
            line.set(ours, value);
        }
    }

    /// Such as `2024-03-05 18:20:01+0000`; empty where it is not of that form.
    private static String time(String theirs) {
        return TIME.matcher(theirs).matches() ? theirs.replace(' ', 'T').replace("+0000", "Z") : "";
    }
}
