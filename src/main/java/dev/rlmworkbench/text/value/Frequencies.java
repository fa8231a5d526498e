package dev.rlmworkbench.text.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How often each of some texts is there, the most frequent first and otherwise in their order.
public record Frequencies(Map<String, Integer> counts, int all) {

    public static Frequencies of(List<String> texts) {
        var counts = new LinkedHashMap<String, Integer>();
        texts.forEach(text -> counts.merge(text, 1, Integer::sum));
        return new Frequencies(counts, texts.size());
    }

    /// ", 3 different: Moss (2 times), Vik, Horten"; only the texts where all are different.
    ///
    /// @param limit how many to name
    public String display(int limit) {
        var listed = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(limit)
                .map(entry -> entry.getValue() == 1
                        ? entry.getKey()
                        : "%s (%d times)".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        var different = counts.size() < all ? ", %d different".formatted(counts.size()) : "";
        return different + ": " + listed + (counts.size() > limit ? ", ..." : "");
    }
}
