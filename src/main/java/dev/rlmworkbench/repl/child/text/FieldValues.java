package dev.rlmworkbench.repl.child.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The values of one field in the records that hold some words, and what to print of them: numbers with sum, mean,
/// smallest and largest, the last two with their records; texts with how often each stands there.
public final class FieldValues {

    private static final int MOST_SHOWN = 30;

    private final String text;
    private final String name;
    private final List<String> words;
    private final List<FieldRecords.Record> records;

    /// @param words upper and lower case alike, whole words
    public FieldValues(String text, String name, List<String> words) {
        this.text = text;
        this.name = name;
        this.words = words;
        var fields = new FieldRecords(text, name);
        this.records = fields.with(fields.all(), words);
    }

    public List<String> values() {
        return records.stream().map(FieldRecords.Record::value).toList();
    }

    /// Where the records stand.
    public List<TextPiece> pieces() {
        return records.stream()
                .map(record -> TextPiece.of(
                        text, record.range().start(), record.range().end()))
                .toList();
    }

    /// Of at least one record.
    public String display() {
        var head = records.size()
                + (records.size() == 1 ? " record" : " records")
                + (words.isEmpty() ? "" : " with " + String.join(", ", words));
        boolean areNumbers =
                values().stream().allMatch(value -> CaughtValues.number(value).isPresent());
        return head + ". " + name + (areNumbers ? numbers() : counted());
    }

    private String numbers() {
        var numbers = values().stream()
                .map(value -> CaughtValues.number(value).orElseThrow())
                .toList();
        var sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var mean = sum.divide(BigDecimal.valueOf(numbers.size()), new MathContext(28, RoundingMode.HALF_EVEN))
                .setScale(2, RoundingMode.HALF_EVEN);
        int smallest = 0;
        int largest = 0;
        for (int i = 1; i < numbers.size(); i++) {
            smallest = numbers.get(i).compareTo(numbers.get(smallest)) < 0 ? i : smallest;
            largest = numbers.get(i).compareTo(numbers.get(largest)) > 0 ? i : largest;
        }
        return ": %s%s\nsum %s, mean %s, range %s\n%s%s"
                .formatted(
                        numbers.stream()
                                .limit(MOST_SHOWN)
                                .map(CaughtValues::plain)
                                .collect(Collectors.joining(", ")),
                        numbers.size() > MOST_SHOWN ? ", ..." : "",
                        CaughtValues.plain(sum),
                        CaughtValues.plain(mean),
                        CaughtValues.plain(numbers.get(largest).subtract(numbers.get(smallest))),
                        line("smallest", numbers.get(smallest), records.get(smallest)),
                        line("largest", numbers.get(largest), records.get(largest)));
    }

    private String line(String word, BigDecimal number, FieldRecords.Record record) {
        var range = record.range();
        return "%s %s: %s"
                .formatted(
                        word,
                        CaughtValues.plain(number),
                        LineList.line(TextPiece.of(text, range.start(), range.end())));
    }

    private String counted() {
        var counts = new LinkedHashMap<String, Integer>();
        values().forEach(value -> counts.merge(value, 1, Integer::sum));
        var listed = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_SHOWN)
                .map(entry -> entry.getValue() == 1
                        ? entry.getKey()
                        : "%s (%d times)".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        return "%s: %s%s\n"
                .formatted(
                        counts.size() < records.size() ? ", %d different".formatted(counts.size()) : "",
                        listed,
                        counts.size() > MOST_SHOWN ? ", ..." : "");
    }
}
