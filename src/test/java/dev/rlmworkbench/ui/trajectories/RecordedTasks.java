package dev.rlmworkbench.ui.trajectories;

/// Lines of trajectory files.
final class RecordedTasks {

    private RecordedTasks() {}

    /// A task of so many steps; its question is the same for all, its replies are its own.
    static String task(String fingerprint, String method, int steps) {
        var place = "\"fingerprint\":\"%s\",\"call\":\"0\",\"parent\":null,\"depth\":0,\"at\":\"2026-01-01T00:00:00Z\""
                .formatted(fingerprint);
        var text = new StringBuilder(
                "{\"type\":\"task_started\",%s,\"method\":\"%s\",\"task_type\":\"niah\",\"query\":\"Which number?\",\"context_chars\":1000}%n"
                        .formatted(place, method));
        for (int i = 1; i <= steps; i++) {
            text.append(
                    "{\"type\":\"model_call_started\",%s,\"role\":\"root\",\"model\":\"m\",\"turn\":%d,\"earlier\":0,\"messages\":[{\"role\":\"user\",\"content\":\"%sword\"}]}%n"
                            .formatted(place, i, fingerprint));
            text.append(
                    "{\"type\":\"model_call_finished\",%s,\"text\":\"I look.\",\"thinking\":\"\",\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2,\"estimated\":false},\"timing\":{\"total\":1.0,\"load\":0.0,\"prefill\":0.5,\"decode\":0.5},\"finish\":\"stop\",\"prompt_cut\":null}%n"
                            .formatted(place));
        }
        return text
                + "{\"type\":\"task_finished\",%s,\"answer\":\"7\",\"stop_reason\":\"final\",\"seconds\":3.0,\"error\":null}%n"
                        .formatted(place);
    }
}
