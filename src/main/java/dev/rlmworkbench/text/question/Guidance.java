package dev.rlmworkbench.text.question;

import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.Findings;
import dev.rlmworkbench.text.Findings.Remark;
import dev.rlmworkbench.text.Findings.Value;
import dev.rlmworkbench.text.RecordLines;
import dev.rlmworkbench.text.ResultPrinter;
import dev.rlmworkbench.text.TextFunction;
import dev.rlmworkbench.text.TextRange;
import dev.rlmworkbench.text.WrappedLines;
import dev.rlmworkbench.text.value.TextDate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Functions that know the question: small models call them with fewer words than it has, and take the first of several
/// finds. What a function prints and gives stays as it is; behind it stand the hints that are on.
public final class Guidance {

    /// For all hints of a call.
    private static final Duration TIME = Duration.ofSeconds(2);

    /// Of more finds only the first are read, and only for the words that the call left out.
    private static final int MOST_READ = 1_000;

    private static final Set<String> LOOK_THROUGH = Set.of("search", "timeline", "grep", "field", "extract");
    private static final Set<String> PRINT_LINES = Set.of("search", "grep");
    private static final Set<String> TAKE_MORE_WORDS = Set.of("grep", "field");

    private static final Pattern DIGIT = Pattern.compile("\\d");

    private final String question;
    private final QuestionNames names;
    private final Set<Hint> hints;

    /// @param hints that are on
    public Guidance(String question, Set<Hint> hints) {
        this.question = question;
        this.names = new QuestionNames(question);
        this.hints = Set.copyOf(hints);
    }

    /// The same functions with hints.
    public Map<String, TextFunction> over(Map<String, TextFunction> functions) {
        var guided = new LinkedHashMap<>(functions);
        guided.replaceAll((name, function) -> LOOK_THROUGH.contains(name) ? guided(function) : function);
        return guided;
    }

    private TextFunction guided(TextFunction function) {
        return (context, arguments, deadline) -> {
            var found = function.find(context, arguments, deadline);
            var soon = Deadline.in(TIME);
            try {
                return behind(found, context, arguments, more -> function.find(context, more, soon));
            } catch (IllegalArgumentException _) {
                return found; // time is up: what was found counts more than the hints
            }
        };
    }

    private Findings behind(Findings found, ContextIndex context, Arguments call, Function<Arguments, Findings> again) {
        var given = String.join(" ", call.textsFrom(0));
        var all = found;
        var read = found;
        if (hints.contains(Hint.CONDITIONS) && TAKE_MORE_WORDS.contains(call.function()) && isAsAsked(found)) {
            var narrowed = narrowed(
                    found,
                    names.leftOut(given, finds(found, context.text()), context.text()),
                    more -> again.apply(new Arguments(
                            call.function(),
                            Stream.concat(call.values().stream(), more.stream()).toList())));
            all = join(with(found, narrowed.remark()), narrowed.findings());
            read = narrowed.findings().orElse(found);
        }
        if (ranges(read).size() > MOST_READ) {
            return all;
        }
        var finds = finds(read, context.text());
        if (hints.contains(Hint.NAMES)) {
            var seen = Stream.concat(finds.stream(), all.shown().stream().map(range -> range.of(context.text())));
            var others = names.outside(given, seen.toList(), context.text());
            all = with(
                    all,
                    others.isEmpty() ? "" : "(the question also names: %s)\n".formatted(String.join(", ", others)));
        }
        if (hints.contains(Hint.NUMBERS) && PRINT_LINES.contains(call.function())) {
            all = with(all, numbers(finds));
        }
        if (hints.contains(Hint.DATES) && PRINT_LINES.contains(call.function())) {
            all = join(all, dated(read, context));
        }
        return all;
    }

    /// The texts of the first finds, with their records.
    private static List<String> finds(Findings found, String text) {
        return ranges(found).stream()
                .limit(MOST_READ)
                .map(range -> whole(text, range).of(text))
                .toList();
    }

    private static List<TextRange> ranges(Findings found) {
        return found.value() instanceof Value.Pieces pieces ? pieces.ranges() : found.shown();
    }

    /// The record of several lines that a find is part of, unless it is too long to be shown whole.
    private static TextRange whole(String text, TextRange find) {
        int start = WrappedLines.startOfLine(text, find.start(), ResultPrinter.LONGEST);
        int end = WrappedLines.endOfLine(text, find.end(), ResultPrinter.LONGEST);
        if (end - start > ResultPrinter.LONGEST) {
            return find;
        }
        var record = RecordLines.around(text, find.start());
        return record.end() >= find.end() && record.length() <= ResultPrinter.LONGEST ? record : find;
    }

    /// A function that found only what comes near says so first.
    private static boolean isAsAsked(Findings found) {
        return size(found) > 0
                && (found.remarks().isEmpty() || found.remarks().getFirst().start() > 0);
    }

    private static int size(Findings found) {
        return switch (found.value()) {
            case Value.Piece _ -> 1;
            case Value.Pieces pieces -> pieces.ranges().size();
            case Value.Texts texts -> texts.texts().size();
            case Value.Rows rows -> rows.rows().size();
        };
    }

    /// @param findings what the call prints with more words
    private record Narrowed(String remark, Optional<Findings> findings) {}

    /// The call with those words of the question by which it finds some, but not all; where no find has all of them,
    /// only which they are.
    private static Narrowed narrowed(Findings found, List<String> left, Function<List<String>, Findings> with) {
        var narrower = new LinkedHashMap<String, Findings>();
        for (var word : left) {
            var some = with.apply(List.of(word));
            if (isNarrower(some, found)) {
                narrower.put(word, some);
            }
        }
        var telling = List.copyOf(narrower.keySet());
        if (telling.isEmpty()) {
            return new Narrowed("", Optional.empty());
        }
        var together = telling.size() == 1 ? narrower.get(telling.getFirst()) : with.apply(telling);
        return isNarrower(together, found)
                ? new Narrowed(
                        "(the question also says %s; with this as well:)\n".formatted(String.join(", ", telling)),
                        Optional.of(together))
                : new Narrowed(
                        "(only some of these have what the question says as well: %s)\n"
                                .formatted(String.join(" or ", telling)),
                        Optional.empty());
    }

    private static boolean isNarrower(Findings some, Findings all) {
        return isAsAsked(some) && size(some) < size(all);
    }

    private String numbers(List<String> finds) {
        var end = QuestionEnd.ofNumbers(question);
        long numbered =
                finds.stream().filter(find -> DIGIT.matcher(find).find()).count();
        return end == QuestionEnd.NEITHER || numbered < 2
                ? ""
                : "(the question asks for the %s: compare the numbers by code, with field)\n"
                        .formatted(end == QuestionEnd.LOWER ? "smallest" : "largest");
    }

    /// The find with the date that the question asks for, among those with most of its names.
    private Optional<Findings> dated(Findings found, ContextIndex context) {
        record Dated(TextRange line, TextDate date) {}
        var end = QuestionEnd.ofDates(question);
        if (end == QuestionEnd.NEITHER) {
            return Optional.empty();
        }
        var dated = withMostNames(ranges(found), context.text()).stream()
                .flatMap(line -> date(context, line).map(date -> new Dated(line, date)).stream())
                .sorted(Comparator.comparing(Dated::date))
                .toList();
        if (dated.isEmpty() || dated.getFirst().date().equals(dated.getLast().date())) {
            return Optional.empty();
        }
        boolean isEarliest = end == QuestionEnd.LOWER;
        return Optional.of(new ResultPrinter(context)
                .text(isEarliest ? "earliest date: " : "latest date: ")
                .line((isEarliest ? dated.getFirst() : dated.getLast()).line())
                .findings(found.value()));
    }

    /// A find without a date has that of its record, or of what it stands under.
    private static Optional<TextDate> date(ContextIndex context, TextRange find) {
        var places = Stream.of(find, whole(context.text(), find));
        return context.date(Stream.concat(places, context.heads().of(find).stream()));
    }

    private List<TextRange> withMostNames(List<TextRange> lines, String text) {
        var byCount = lines.stream()
                .collect(Collectors.groupingBy(
                        line -> names.countIn(whole(text, line).of(text)), TreeMap::new, Collectors.toList()));
        return byCount.isEmpty() ? List.of() : byCount.lastEntry().getValue();
    }

    private static Findings with(Findings found, String remark) {
        var said = new Findings(remark, found.value(), List.of(), List.of(new Remark(0, remark.length(), false)));
        return join(found, remark.isEmpty() ? Optional.empty() : Optional.of(said));
    }

    /// @return with the value of the first
    private static Findings join(Findings first, Optional<Findings> more) {
        if (more.isEmpty()) {
            return first;
        }
        var second = more.get();
        int at = first.display().length();
        var shown = new ArrayList<>(first.shown());
        shown.addAll(second.shown());
        var remarks = new ArrayList<>(first.remarks());
        second.remarks().forEach(one -> remarks.add(new Remark(at + one.start(), at + one.end(), one.someOfMany())));
        return new Findings(first.display() + second.display(), first.value(), shown, remarks);
    }
}
