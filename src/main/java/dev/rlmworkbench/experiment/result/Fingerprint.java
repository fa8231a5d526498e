package dev.rlmworkbench.experiment.result;

import dev.rlmworkbench.benchmark.TaskSpec;
import dev.rlmworkbench.files.CanonicalJson;
import dev.rlmworkbench.files.Sha256;
import dev.rlmworkbench.inference.Method;
import java.util.Map;

/// Names one task answered by one method by everything that can change the outcome: the first 16 hex digits of SHA-256
/// over the canonical JSON of the task's parameters and the method's identity. The run's name, the endpoint's address,
/// the concurrency and the time are not part of it.
public final class Fingerprint {

    private Fingerprint() {}

    public static String of(TaskSpec task, Method method) {
        return of(task.type(), task.parameters(), method.name(), method.identity());
    }

    static String of(String taskType, Map<String, Object> parameters, String method, Map<String, Object> identity) {
        return of(Map.of(
                "task_type", taskType,
                "task", parameters,
                "method", method,
                "identity", identity));
    }

    /// @param values strings, numbers, booleans, nulls, lists and maps of these
    /// @throws IllegalArgumentException when something else is among them
    public static String of(Map<String, ?> values) {
        return Sha256.of(CanonicalJson.write(values)).shortHex();
    }
}
