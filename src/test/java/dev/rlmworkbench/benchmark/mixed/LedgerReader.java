package dev.rlmworkbench.benchmark.mixed;

import dev.rlmworkbench.benchmark.mixed.ledger.Domain;
import dev.rlmworkbench.benchmark.mixed.ledger.Field;
import dev.rlmworkbench.benchmark.mixed.text.EnglishSentences;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads the entries of a ledger back from a text, knowing only the wordings of its domain.
final class LedgerReader {

    private static final String NAME = "[A-Z][a-z]+ [A-Z][a-z]+";

    record Row(String ref, Map<Field, String> values, int amount) {}

    private LedgerReader() {}

    static List<Row> rows(Domain domain, String text) {
        var rows = new ArrayList<Row>();
        var header = new ArrayList<String>();
        for (var line : text.split("\n")) {
            var cells = Arrays.stream(line.replaceAll("^\\| | \\|$", "").split(",|;| \\| "))
                    .map(String::strip)
                    .toList();
            if (cells.contains("ref") && cells.contains(domain.unit())) {
                header.addAll(cells);
            } else if (!header.isEmpty() && cells.size() == header.size() && !line.startsWith("|--")) {
                rows.add(row(domain, label -> cells.get(header.indexOf(label))));
            } else if (line.contains("ref=") || line.startsWith("{\"")) {
                rows.add(row(domain, label -> first("\"?\\b" + label + "\"?[=:] ?\"?([^\",}\\s][^\",}]*)", line)));
            }
        }
        for (var record : text.split("(?m)^\\{$")) {
            if (record.startsWith("\n  \"")) {
                rows.add(row(domain, label -> first("\"" + label + "\": \"?([^\",\n]*)", record)));
            }
        }
        for (var card : text.split("(?m)^## ")) {
            if (card.startsWith(EnglishSentences.capital(domain.noun()) + " ")) {
                rows.add(row(
                        domain,
                        label -> label.equals("ref") ? card.split("\\s")[1] : first("- " + label + ": (.*)", card)));
            }
        }
        domain.sentences()
                .forEach(sentence ->
                        pattern(domain, sentence).matcher(text).results().forEach(match -> rows.add(row(match))));
        return rows;
    }

    private interface Cells {
        String get(String label);
    }

    private static Row row(Domain domain, Cells cells) {
        var values = new EnumMap<Field, String>(Field.class);
        for (var field : Field.values()) {
            values.put(field, cells.get(domain.label(field)));
        }
        return new Row(
                cells.get("ref").split(" ")[0],
                values,
                Integer.parseInt(cells.get(domain.unit()).strip()));
    }

    private static Row row(MatchResult match) {
        var values = new EnumMap<Field, String>(Field.class);
        for (var field : Field.values()) {
            values.put(field, match.group(field.name()));
        }
        return new Row("", values, Integer.parseInt(match.group("N")));
    }

    private static String first(String pattern, String line) {
        var matcher = Pattern.compile(pattern).matcher(line);
        if (!matcher.find()) {
            throw new AssertionError(pattern + " in " + line);
        }
        return matcher.group(1);
    }

    private static Pattern pattern(Domain domain, String sentence) {
        return Pattern.compile(Pattern.quote(sentence)
                .replace("{who}", "\\E(?<WHO>" + NAME + ")\\Q")
                .replace("{where}", "\\E(?<WHERE>" + NAME + ")\\Q")
                .replace("{what}", "\\E(?<WHAT>" + either(domain.things()) + ")\\Q")
                .replace("{mark}", "\\E(?<MARK>" + either(domain.marks()) + ")\\Q")
                .replace("{n}", "\\E(?<N>\\d+)\\Q"));
    }

    private static String either(List<String> words) {
        return words.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    }
}
