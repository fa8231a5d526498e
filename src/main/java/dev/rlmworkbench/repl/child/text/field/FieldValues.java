package dev.rlmworkbench.repl.child.text.field;

import dev.rlmworkbench.repl.child.text.AskedEnd;
import dev.rlmworkbench.repl.child.text.Conditions;
import dev.rlmworkbench.repl.child.text.Names;
import dev.rlmworkbench.repl.child.text.Printed;
import dev.rlmworkbench.repl.child.text.Tables;
import dev.rlmworkbench.repl.child.text.TextPiece;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The values of one field in the records that hold some words, and what to print of them: numbers with sum, mean,
/// smallest and largest, the last two with their records, or the one of them that the question asks for; texts with
/// how often each stands there.
public final class FieldValues {

    private static final int MAX_SHOWN = 30;

    private final String text;
    private final String name;
    private final List<FieldRecords.Record> records;
    private final String none;
    private final String head;
    private final boolean isField;
    private final boolean isNowhereTogether;
    private final FieldRecords fields;
    private final List<String> compared;
    private final AskedEnd asked;

    /// @param words     upper and lower case alike, whole words
    /// @param question  singles out records, see [Conditions]; names of it that the call does not give are compared
    /// with
    ///     those that it gives
    public FieldValues(String text, String name, List<String> words, String question) {
        this.text = text;
        this.name = name;
        this.asked = AskedEnd.ofNumbers(question);
        this.fields = new FieldRecords(text, name);
        var every = fields.all();
        var found = fields.found(every, words, Names.inQuestion(question));
        boolean isFound = !found.records().isEmpty();
        this.isNowhereTogether = !isFound && fields.eachHasSome(every, words, Names.inQuestion(question));
        var about = words.isEmpty() ? "" : " with " + String.join(found.link(), found.words());
        var chosen = choose(isFound ? found.records() : every, isFound ? found.words() : List.of(), question);
        var others = chosen.isNarrower() || !isFound
                ? Map.<String, List<FieldRecords.Record>>of()
                : beside(fields, every, chosen.items(), question);
        this.isField = !every.isEmpty();
        this.compared = isFound && comparesWords(found) || !others.isEmpty()
                ? Stream.concat(found.words().stream(), others.keySet().stream())
                        .toList()
                : List.of();
        if (isNowhereTogether || !isFound && !chosen.isNarrower()) {
            this.records = List.of();
            this.none = "0 records" + about + ". ";
            this.head = "";
        } else {
            this.records = Stream.concat(
                            chosen.items().stream(), others.values().stream().flatMap(List::stream))
                    .toList();
            var all = new Conditions.Chosen<>(records, chosen.asked(), chosen.total());
            this.none = isFound ? "" : "0 records" + about + ". ";
            this.head = all.count("record", isFound ? about + orOthers(others.keySet()) : "");
        }
    }

    private static String orOthers(Set<String> names) {
        return names.isEmpty() ? "" : " or " + String.join(", ", names);
    }

    private static boolean comparesWords(FieldRecords.Found found) {
        return found.link().equals(FieldRecords.ONE_OF) && found.words().size() > 1;
    }

    private Conditions.Chosen<FieldRecords.Record> choose(
            List<FieldRecords.Record> from, List<String> words, String question) {
        var texts = from.stream()
                .map(record ->
                        text.substring(record.range().start(), record.range().end()))
                .toList();
        var given = Stream.concat(Stream.of(name), words.stream()).toList();
        return new Conditions(question).choose(from, texts, given);
    }

    /// Where a call gives one of several names that the question compares: the few records of the others.
    private static Map<String, List<FieldRecords.Record>> beside(
            FieldRecords fields, List<FieldRecords.Record> every, List<FieldRecords.Record> chosen, String question) {
        var names = Names.inQuestion(question);
        var others = new LinkedHashMap<String, List<FieldRecords.Record>>();
        names.stream()
                .filter(name -> fields.with(chosen, List.of(name)).isEmpty())
                .forEach(name -> others.put(name, fields.with(every, List.of(name))));
        boolean areFew =
                others.values().stream().allMatch(found -> !found.isEmpty() && found.size() <= FieldRecords.FEW);
        return areFew && others.size() < names.size() ? others : Map.of();
    }

    public List<String> values() {
        return records.stream().map(FieldRecords.Record::value).toList();
    }

    /// Whether each word has records, but none has them all.
    public boolean isNowhereTogether() {
        return isNowhereTogether;
    }

    /// Why there is no record, as it is printed before lines that may help.
    public String why() {
        if (isNowhereTogether) {
            return none + "Each of these is in the text, but no record has them all.\n";
        }
        return isField ? none : "No field %s here. ".formatted(name);
    }

    /// Where the records stand.
    public List<TextPiece> pieces() {
        return records.stream()
                .map(record -> TextPiece.of(
                        text, record.range().start(), record.range().end()))
                .toList();
    }

    /// Of at least one record.
    public List<Printed> printed() {
        var values = values();
        return values.stream().allMatch(value -> CaughtValues.number(value).isPresent())
                ? numbers(values.stream()
                        .map(value -> CaughtValues.number(value).orElseThrow())
                        .toList())
                : printed("", head + ". " + name + counted());
    }

    /// That no record has the words stands where the number of records does.
    private List<Printed> printed(String above, String counted) {
        return Printed.withoutEmpty(Printed.found(above), Printed.remark(none), Printed.found(counted));
    }

    /// The record at the end that the question asks for stands first, as small models take what they read first;
    /// records at both ends stand last.
    private List<Printed> numbers(List<BigDecimal> numbers) {
        var sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var mean = sum.divide(BigDecimal.valueOf(numbers.size()), new MathContext(28, RoundingMode.HALF_EVEN))
                .setScale(2, RoundingMode.HALF_EVEN);
        int smallest = numbers.indexOf(Collections.min(numbers));
        int largest = numbers.indexOf(Collections.max(numbers));
        var listed = IntStream.range(0, Math.min(MAX_SHOWN, numbers.size()))
                .mapToObj(i -> named(numbers.get(i), records.get(i)))
                .collect(Collectors.joining(", "));
        var figures = "%s. %s: %s%s\nsum %s, mean %s, %s %s\n"
                .formatted(
                        head,
                        name,
                        listed,
                        numbers.size() > MAX_SHOWN ? ", ..." : "",
                        CaughtValues.plain(sum),
                        CaughtValues.plain(mean),
                        numbers.size() == 2 ? "difference" : "range",
                        CaughtValues.plain(numbers.get(largest).subtract(numbers.get(smallest))));
        return switch (asked) {
            case LOWER -> printed(line("smallest", name, records.get(smallest)), figures);
            case UPPER -> printed(line("largest", name, records.get(largest)), figures);
            case OPEN ->
                printed(
                        "",
                        figures
                                + line(
                                        "smallest",
                                        named(numbers.get(smallest), records.get(smallest)),
                                        records.get(smallest))
                                + line(
                                        "largest",
                                        named(numbers.get(largest), records.get(largest)),
                                        records.get(largest)));
        };
    }

    /// Of names that are compared the record's own before its number.
    private String named(BigDecimal number, FieldRecords.Record record) {
        var plain = CaughtValues.plain(number);
        return fields.whose(record, compared).map(whose -> whose + " " + plain).orElse(plain);
    }

    private String line(String word, String of, FieldRecords.Record record) {
        return "%s %s: [%d] %s\n".formatted(word, of, record.range().start(), new Tables(text).named(record.range()));
    }

    private String counted() {
        var counts = new LinkedHashMap<String, Integer>();
        values().forEach(value -> counts.merge(value, 1, Integer::sum));
        var listed = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MAX_SHOWN)
                .map(entry -> entry.getValue() == 1
                        ? entry.getKey()
                        : "%s (%d times)".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        return "%s: %s%s\n"
                .formatted(
                        counts.size() < records.size() ? ", %d different".formatted(counts.size()) : "",
                        listed,
                        counts.size() > MAX_SHOWN ? ", ..." : "");
    }
}
