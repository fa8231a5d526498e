package dev.rlmworkbench.benchmark.mixed.ledger;

import dev.rlmworkbench.benchmark.mixed.text.EnglishSentences;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import dev.rlmworkbench.benchmark.mixed.text.StoryTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Layouts in which every field has its place.
enum Table implements LedgerLayout {
    /// `1931-03-04 07:12 ref=KT-4821 carrier="..." ... barrels=12`.
    LOG,
    /// CSV with commas.
    COMMAS,
    /// CSV with semicolons, other column order.
    SEMICOLONS,
    /// A Markdown table.
    MARKDOWN,
    /// A Markdown section with bullets an entry.
    CARDS,
    /// A JSON object a line.
    JSON_LINES,
    /// A JSON object a line, with objects inside.
    JSON_NESTED,
    /// A JSON array with a field a line.
    JSON_SPREAD;

    @Override
    public String opening(Scene scene, Domain domain) {
        return switch (this) {
            case LOG, JSON_LINES, JSON_NESTED -> "";
            case JSON_SPREAD -> "[\n";
            case COMMAS -> String.join(",", columns(domain)) + "\n";
            case SEMICOLONS -> String.join(";", columns(domain).reversed()) + "\n";
            case MARKDOWN ->
                "# " + EnglishSentences.capital(domain.plural()) + "\n\n| " + String.join(" | ", columns(domain))
                        + " |\n" + "|" + "---|".repeat(columns(domain).size()) + "\n";
            case CARDS -> "# " + EnglishSentences.capital(domain.plural()) + "\n\n";
        };
    }

    @Override
    public String statement(Scene scene, Domain domain, Entry entry) {
        var values = values(entry);
        return switch (this) {
            case LOG -> log(domain, entry);
            case COMMAS -> String.join(",", values);
            case SEMICOLONS -> String.join(";", values.reversed());
            case MARKDOWN -> "| " + String.join(" | ", values) + " |";
            case CARDS -> cards(domain, values);
            case JSON_LINES -> jsonLine(domain, entry);
            case JSON_NESTED -> nestedJson(domain, entry);
            case JSON_SPREAD -> spreadJson(domain, entry);
        };
    }

    @Override
    public String block(Scene scene, String statement, double place) {
        return switch (this) {
            case LOG, COMMAS, SEMICOLONS, MARKDOWN, JSON_LINES, JSON_NESTED -> statement + "\n";
            case CARDS -> statement + "\n\n";
            case JSON_SPREAD -> statement + ",\n";
        };
    }

    private static List<String> columns(Domain domain) {
        return Stream.concat(
                        Stream.concat(
                                Stream.of("date", "ref"),
                                Arrays.stream(Field.values()).map(domain::label)),
                        Stream.of(domain.unit()))
                .toList();
    }

    private static List<String> values(Entry entry) {
        return Stream.concat(
                        Stream.concat(
                                Stream.of(entry.when().toLocalDate().toString(), entry.ref()),
                                Arrays.stream(Field.values()).map(entry::get)),
                        Stream.of(Integer.toString(entry.amount())))
                .toList();
    }

    private static String log(Domain domain, Entry entry) {
        return entry.when().toLocalDate() + " " + StoryTime.clock(entry.when()) + " " + domain.noun() + " ref="
                + entry.ref() + " "
                + Arrays.stream(Field.values())
                        .map(field -> domain.label(field) + "=\"" + entry.get(field) + "\" ")
                        .collect(Collectors.joining())
                + domain.unit() + "=" + entry.amount();
    }

    private static String cards(Domain domain, List<String> values) {
        var columns = columns(domain);
        var text = new StringBuilder("## " + EnglishSentences.capital(domain.noun()) + " " + values.get(1));
        for (int i = 0; i < columns.size(); i++) {
            if (i != 1) {
                text.append("\n- ").append(columns.get(i)).append(": ").append(values.get(i));
            }
        }
        return text.toString();
    }

    private static String jsonLine(Domain domain, Entry entry) {
        return "{\"ref\": \"" + entry.ref() + "\", \"date\": \""
                + entry.when().toLocalDate() + "\", "
                + Arrays.stream(Field.values())
                        .map(field -> "\"" + domain.label(field) + "\": \"" + entry.get(field) + "\", ")
                        .collect(Collectors.joining())
                + "\"" + domain.unit() + "\": " + entry.amount() + "}";
    }

    private static String nestedJson(Domain domain, Entry entry) {
        return "{\"ref\":\"" + entry.ref() + "\",\"" + domain.noun() + "\":{\"" + domain.label(Field.WHAT) + "\":\""
                + entry.get(Field.WHAT) + "\",\"" + domain.unit() + "\":" + entry.amount() + "},\"by\":{\""
                + domain.label(Field.WHO) + "\":\"" + entry.get(Field.WHO) + "\",\"" + domain.label(Field.WHERE)
                + "\":\"" + entry.get(Field.WHERE) + "\"},\"" + domain.label(Field.MARK) + "\":\""
                + entry.get(Field.MARK) + "\",\"date\":\"" + entry.when().toLocalDate() + "\"}";
    }

    private static String spreadJson(Domain domain, Entry entry) {
        return "{\n  \"" + domain.unit() + "\": " + entry.amount() + ",\n"
                + Arrays.stream(Field.values())
                        .map(field -> "  \"" + domain.label(field) + "\": \"" + entry.get(field) + "\",\n")
                        .collect(Collectors.joining())
                + "  \"date\": \"" + entry.when().toLocalDate() + "\",\n  \"ref\": \"" + entry.ref() + "\"\n}";
    }
}
