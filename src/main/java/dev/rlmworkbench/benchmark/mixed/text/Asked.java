package dev.rlmworkbench.benchmark.mixed.text;

import dev.rlmworkbench.benchmark.AnswerRule;
import java.math.BigDecimal;
import java.util.List;

/// A question with its answer.
///
/// @param evidence sentences or lines that the answer rests on, as they stand in the text
public record Asked(String query, String answer, AnswerRule rule, List<String> evidence) {

    public static Asked number(String query, BigDecimal answer, List<String> evidence) {
        var plain = answer.stripTrailingZeros().toPlainString();
        return new Asked(query, plain, new AnswerRule.Number(answer), evidence);
    }

    public static Asked number(String query, long answer, List<String> evidence) {
        return number(query, BigDecimal.valueOf(answer), evidence);
    }

    public static Asked oneOf(String query, List<String> accepted, List<String> rivals, List<String> evidence) {
        var wrong = rivals.stream().filter(rival -> !accepted.contains(rival)).distinct();
        return new Asked(query, accepted.getFirst(), new AnswerRule.OneOf(accepted, wrong.toList()), evidence);
    }

    public static Asked allOf(String query, List<String> items, List<String> wrong, List<String> evidence) {
        var others = wrong.stream().filter(item -> !items.contains(item)).distinct();
        return new Asked(query, String.join(", ", items), new AnswerRule.AllOf(items, others.toList()), evidence);
    }

    public static Asked notInText(String query, List<String> rivals) {
        return new Asked(query, "not in the text", new AnswerRule.NotInText(rivals), List.of());
    }
}
