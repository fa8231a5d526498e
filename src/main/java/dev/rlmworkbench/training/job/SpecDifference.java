package dev.rlmworkbench.training.job;

import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.training.run.TrainingSpec;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// In words, in which values two specs differ.
final class SpecDifference {

    private SpecDifference() {}

    /// Such as `rate 2.0E-4, now 0.001`.
    static String between(TrainingSpec before, TrainingSpec now) {
        var json = JsonStyle.lines();
        var found = new ArrayList<String>();
        compare("", json.valueToTree(before), json.valueToTree(now), found);
        return String.join("; ", found);
    }

    private static void compare(String name, JsonNode before, JsonNode now, List<String> found) {
        if (before.isObject()) {
            before.properties()
                    .forEach(field -> compare(field.getKey(), field.getValue(), now.path(field.getKey()), found));
        } else if (!before.equals(now)) {
            found.add("%s %s, now %s".formatted(name, before.toString(), now.toString()));
        }
    }
}
