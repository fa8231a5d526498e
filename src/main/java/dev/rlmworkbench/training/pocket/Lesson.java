package dev.rlmworkbench.training.pocket;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// One conversation to learn from: the model is trained on every assistant message.
///
/// @param kind what the model plays in it
record Lesson(Kind kind, List<Said> messages) {

    enum Kind {
        VANILLA,
        ROOT,
        HELPER
    }

    /// @param role `system`, `user` or `assistant`
    record Said(String role, String text) {}

    private static final Pattern NUMBER = Pattern.compile("\\d{3,}");

    /// The same conversation with other numbers of the same lengths, equal ones staying equal: one run of the engine
    /// then teaches many values.
    Lesson renumbered(RandomGenerator random) {
        Map<String, String> others = new HashMap<>();
        var changed = messages.stream()
                .map(said -> new Said(
                        said.role(),
                        NUMBER.matcher(said.text())
                                .replaceAll(number -> others.computeIfAbsent(
                                        number.group(), old -> sameLength(old.length(), random)))))
                .toList();
        return new Lesson(kind, changed);
    }

    private static String sameLength(int digits, RandomGenerator random) {
        var number = new StringBuilder().append(random.nextInt(1, 10));
        while (number.length() < digits) {
            number.append(random.nextInt(10));
        }
        return number.toString();
    }
}
