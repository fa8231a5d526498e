package dev.rlmworkbench.text.function;

import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.Findings;
import dev.rlmworkbench.text.Findings.Value;
import dev.rlmworkbench.text.RecordParser.Entry;
import dev.rlmworkbench.text.ResultPrinter;
import dev.rlmworkbench.text.pattern.TextPattern;
import dev.rlmworkbench.text.value.NumberStats;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// `field(name, word...)`: the values of a field in the records that hold all words, with sum, mean, range,
/// smallest and largest of numbers, or how often each text stands there. Where no record holds all, words of
/// several are taken apart; where each of several has at most three records, those of any of them are compared.
/// Words are meant as they are written, or in any of their forms where no record has them so.
/// See [dev.rlmworkbench.text.RecordParser] for what a record is; where nothing has such a field, the numbers
/// beside its name in running text count ([Amounts]).
public final class FieldValues {

    private static final int SHOWN = 30;
    private static final int FEW = 3;

    /// @param words which records were chosen by
    /// @param link  between these words
    /// @param form  what the forms of a word that were taken for one have in common
    private record Chosen(List<Entry> entries, List<String> words, String link, UnaryOperator<String> form) {}

    private final ContextIndex context;
    private final Deadline deadline;
    private final ResultPrinter printer;
    private final String function;
    private final String name;
    private final List<String> words;

    private FieldValues(ContextIndex context, Arguments arguments, Deadline deadline) {
        this.context = context;
        this.deadline = deadline;
        this.printer = new ResultPrinter(context);
        this.function = arguments.function();
        this.name = arguments.text(0);
        this.words = arguments.textsFrom(1).stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.size() > PatternSearch.MAX_PATTERNS) {
            throw new IllegalArgumentException(
                    "field: at most %d words, not %d".formatted(PatternSearch.MAX_PATTERNS, words.size()));
        }
    }

    public static Findings find(ContextIndex context, Arguments arguments, Deadline deadline) {
        return new FieldValues(context, arguments, deadline).findings();
    }

    private Findings findings() {
        var field = context.records().field(name, deadline);
        var all = field.entries().isEmpty() ? new Amounts(context, deadline).of(name) : field.entries();
        if (all.isEmpty()) {
            var names = context.records().names();
            var known = names.isEmpty() ? "" : "; there are " + String.join(", ", names);
            return nothing("No field %s here%s. ".formatted(name, known));
        }
        var asWritten = choose(all, UnaryOperator.identity());
        var chosen = asWritten.entries().isEmpty() ? choose(all, context::form) : asWritten;
        if (chosen.entries().isEmpty()) {
            var none = "0 records with %s. ".formatted(String.join(", ", words));
            boolean hasEach = words.size() > 1
                    && words.stream()
                            .noneMatch(word ->
                                    with(all, List.of(word), chosen.form()).isEmpty());
            return hasEach
                    ? printer.remark(none + "Each of these is in the text, but no record has them all.\n")
                            .findings(new Value.Texts(List.of()))
                    : nothing(none);
        }
        print(
                chosen,
                NumberStats.isCommaDecimal(
                        all.stream().map(Entry::value).toList(),
                        !field.isPointDecimal() && context.language().writesDecimalComma()));
        if (field.leftOut() > 0) {
            printer.remark("(%s with another number of cells left out)\n"
                    .formatted(ResultPrinter.count(field.leftOut(), "row")));
        }
        return printer.findings(new Value.Texts(chosen.entries().stream()
                .limit(ResultPrinter.MOST_PIECES)
                .map(Entry::value)
                .toList()));
    }

    /// Lines that may help instead.
    private Findings nothing(String why) {
        var patterns = Stream.concat(Stream.of(name), words.stream()).toList();
        return new NearMatches(new PatternSearch(function, context, deadline), context)
                .print(printer, why, patterns)
                .map(lines -> printer.findings(new Value.Pieces(lines)))
                .orElseGet(() -> printer.remark(why.strip() + "\n").findings(new Value.Texts(List.of())));
    }

    private Chosen choose(List<Entry> all, UnaryOperator<String> form) {
        var found = with(all, words, form);
        if (found.isEmpty()) {
            var each =
                    words.stream().map(word -> with(all, List.of(word), form)).toList();
            boolean areFew = each.stream().noneMatch(some -> some.isEmpty() || some.size() > FEW);
            if (areFew) {
                var any = all.stream()
                        .filter(entry -> each.stream().anyMatch(some -> some.contains(entry)))
                        .toList();
                return new Chosen(any, words, " or ", form);
            }
            var apart = words.stream()
                    .flatMap(word -> Arrays.stream(word.split("\\s+")))
                    .filter(word -> !context.language().isStopWord(word.toLowerCase(Locale.ROOT)))
                    .toList();
            return new Chosen(apart.size() > words.size() ? with(all, apart, form) : List.of(), apart, ", ", form);
        }
        return new Chosen(found, words, ", ", form);
    }

    /// The records that hold all words; the name of a column stands in all its rows.
    private List<Entry> with(List<Entry> entries, List<String> sought, UnaryOperator<String> form) {
        var rest = entries;
        for (var word : sought) {
            var scan =
                    TextPattern.wholeWords(function, word, form).scan(context.text(), () -> deadline.check(function));
            rest = rest.stream().filter(entry -> holds(entry, word, scan)).toList();
        }
        return rest;
    }

    private boolean holds(Entry entry, String word, TextPattern.Scan scan) {
        var range = entry.range();
        int at = scan.next(range.start(), context.text().length());
        boolean isThere = at >= 0
                && at < range.end()
                && !scan.find(range.start(), range.end(), 1).isEmpty();
        return isThere || entry.table().filter(table -> table.column(word) >= 0).isPresent();
    }

    /// @param isComma whether the comma stands before decimals in all values of the field
    private void print(Chosen chosen, boolean isComma) {
        var entries = chosen.entries().stream()
                .filter(entry -> !entry.value().isEmpty())
                .toList();
        var with = chosen.words().isEmpty() ? "" : " with " + String.join(chosen.link(), chosen.words());
        printer.text(ResultPrinter.count(chosen.entries().size(), "record") + with + ". " + name);
        var stats = NumberStats.of(entries.stream().map(Entry::value).toList(), isComma);
        if (!entries.isEmpty() && stats.areNumbers()) {
            printNumbers(chosen, entries, stats);
        } else {
            var values =
                    entries.stream().map(Entry::value).map(FieldValues::oneLine).toList();
            printer.frequencies(values, SHOWN);
            entries.stream().limit(SHOWN).map(Entry::range).forEach(printer::shows);
        }
        if (entries.size() < chosen.entries().size()) {
            printer.remark("(%d without a value)\n".formatted(chosen.entries().size() - entries.size()));
        }
    }

    private void printNumbers(Chosen chosen, List<Entry> entries, NumberStats stats) {
        var listed = IntStream.range(0, entries.size())
                .filter(i -> stats.all().get(i).isPresent())
                .limit(SHOWN)
                .mapToObj(i -> named(entries.get(i), stats.all().get(i).orElseThrow(), chosen))
                .collect(Collectors.joining(", "));
        int count = stats.numbers().size();
        printer.text(": %s%s\nsum %s, mean %s, %s %s\n"
                .formatted(
                        listed,
                        count > SHOWN ? ", ..." : "",
                        NumberStats.plain(stats.sum()),
                        NumberStats.plain(stats.mean()),
                        count == 2 ? "difference" : "range",
                        NumberStats.plain(stats.range())));
        entries.stream().limit(SHOWN).map(Entry::range).forEach(printer::shows);
        printEnd("smallest", stats.smallest(), chosen, entries, stats);
        printEnd("largest", stats.largest(), chosen, entries, stats);
        if (!stats.reading().isEmpty()) {
            printer.remark("(" + stats.reading() + ")\n");
        }
        if (count < entries.size()) {
            var others = IntStream.range(0, entries.size())
                    .filter(i -> stats.all().get(i).isEmpty())
                    .mapToObj(i -> oneLine(entries.get(i).value()))
                    .distinct()
                    .limit(FEW)
                    .collect(Collectors.joining(", "));
            printer.remark("(%d of these are no numbers: %s)\n".formatted(entries.size() - count, others));
        }
    }

    private void printEnd(String word, BigDecimal end, Chosen chosen, List<Entry> entries, NumberStats stats) {
        var entry = entries.get(stats.all().indexOf(Optional.of(end)));
        printer.text(word + " " + named(entry, end, chosen) + ": ");
        entry.table()
                .ifPresentOrElse(
                        table -> printer.text(
                                        "[%d] %s\n".formatted(entry.range().start(), cut(table.named(entry.range()))))
                                .shows(entry.range()),
                        () -> printer.line(entry.range()));
    }

    /// Of words that are compared the record's own before its number.
    private String named(Entry entry, BigDecimal number, Chosen chosen) {
        var plain = NumberStats.plain(number);
        return chosen.link().equals(" or ")
                ? chosen.words().stream()
                        .filter(word -> !with(List.of(entry), List.of(word), chosen.form())
                                .isEmpty())
                        .findFirst()
                        .map(word -> word + " " + plain)
                        .orElse(plain)
                : plain;
    }

    private static String oneLine(String value) {
        return cut(value.strip().replaceAll("\\s+", " "));
    }

    private static String cut(String line) {
        return line.length() <= ResultPrinter.LONGEST ? line : line.substring(0, ResultPrinter.LONGEST) + "...";
    }
}
