package dev.rlmworkbench.text.question;

import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.Findings;
import dev.rlmworkbench.text.Findings.Remark;
import dev.rlmworkbench.text.Findings.Value;
import dev.rlmworkbench.text.ResultPrinter;
import dev.rlmworkbench.text.TextFunction;
import dev.rlmworkbench.text.TextRange;
import dev.rlmworkbench.text.value.TextDate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Functions that know the question: small models call them with fewer words than it has, and take the first of several
/// finds. What a function prints and gives stays as it is; behind it stand the hints that are on.
public final class Guidance {

    /// For all hints of a call.
    private static final Duration TIME = Duration.ofSeconds(2);

    private static final Set<String> LOOK_THROUGH = Set.of("search", "timeline", "grep", "field", "extract");
    private static final Set<String> PRINT_LINES = Set.of("search", "grep");
    private static final Set<String> TAKE_MORE_WORDS = Set.of("grep", "field");

    private static final Pattern DIGIT = Pattern.compile("\\d");

    private final String question;
    private final QuestionWords words;
    private final Set<Hint> hints;

    /// @param hints that are on
    public Guidance(String question, Set<Hint> hints) {
        this.question = question;
        this.words = new QuestionWords(question);
        this.hints = Set.copyOf(hints);
    }

    /// The same functions with hints.
    public List<TextFunction> over(List<TextFunction> functions) {
        return functions.stream()
                .map(function -> LOOK_THROUGH.contains(function.name()) ? new Guided(function, this) : function)
                .toList();
    }

    private record Guided(TextFunction function, Guidance guidance) implements TextFunction {
        @Override
        public String name() {
            return function.name();
        }

        @Override
        public Findings find(ContextIndex context, Arguments arguments, Deadline deadline) {
            var found = function.find(context, arguments, deadline);
            var soon = Deadline.in(TIME);
            try {
                return guidance.behind(found, context, arguments, more -> function.find(context, more, soon));
            } catch (IllegalArgumentException _) {
                return found; // time is up: what was found counts more than the hints
            }
        }
    }

    private Findings behind(Findings found, ContextIndex context, Arguments call, Function<Arguments, Findings> again) {
        var text = context.text();
        var finds = ranges(found).stream().map(range -> range.of(text)).toList();
        var given = String.join(" ", call.textsFrom(0));
        var all = found;
        if (hints.contains(Hint.CONDITIONS) && TAKE_MORE_WORDS.contains(call.function()) && isAsAsked(found)) {
            all = conditions(
                    found,
                    words.leftOut(given, finds),
                    more -> again.apply(new Arguments(
                            call.function(),
                            Stream.concat(call.values().stream(), more.stream()).toList())));
        }
        if (hints.contains(Hint.NAMES)) {
            all = with(all, otherNames(words.namesOutside(given, finds, text)));
        }
        if (hints.contains(Hint.NUMBERS) && PRINT_LINES.contains(call.function())) {
            all = with(all, numbers(finds));
        }
        if (hints.contains(Hint.DATES) && PRINT_LINES.contains(call.function())) {
            all = dates(all, context);
        }
        return all;
    }

    private static List<TextRange> ranges(Findings found) {
        return found.value() instanceof Value.Pieces pieces ? pieces.ranges() : found.shown();
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

    /// What the call prints with those words of the question by which it finds some, but not all; where no find has
    /// all of them, only which they are.
    private Findings conditions(Findings found, List<String> left, Function<List<String>, Findings> with) {
        Predicate<List<String>> isNarrower = more -> {
            var some = with.apply(more);
            return isAsAsked(some) && size(some) < size(found);
        };
        var telling =
                left.stream().filter(word -> isNarrower.test(List.of(word))).toList();
        if (telling.isEmpty()) {
            return found;
        }
        return isNarrower.test(telling)
                ? join(
                        with(
                                found,
                                "(the question also says %s; with this as well:)\n"
                                        .formatted(String.join(", ", telling))),
                        with.apply(telling))
                : with(
                        found,
                        "(only some of these have what the question says as well: %s)\n"
                                .formatted(String.join(" or ", telling)));
    }

    private static String otherNames(List<String> names) {
        return names.isEmpty() ? "" : "(the question also names: %s)\n".formatted(String.join(", ", names));
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

    /// Shows the find with the date that the question asks for, among those with most of its names.
    private Findings dates(Findings found, ContextIndex context) {
        record Dated(TextRange line, TextDate date) {}
        var end = QuestionEnd.ofDates(question);
        if (end == QuestionEnd.NEITHER) {
            return found;
        }
        var dated = withMostNames(ranges(found), context.text()).stream()
                .flatMap(line -> TextDate.in(line.of(context.text()), context.language()::isStopWord)
                        .map(date -> new Dated(line, date))
                        .stream())
                .sorted(Comparator.comparing(Dated::date))
                .toList();
        if (dated.isEmpty() || dated.getFirst().date().equals(dated.getLast().date())) {
            return found;
        }
        boolean isEarliest = end == QuestionEnd.LOWER;
        return join(
                found,
                new ResultPrinter(context)
                        .text(isEarliest ? "earliest date: " : "latest date: ")
                        .line((isEarliest ? dated.getFirst() : dated.getLast()).line())
                        .findings(found.value()));
    }

    private List<TextRange> withMostNames(List<TextRange> lines, String text) {
        var byCount = lines.stream()
                .collect(Collectors.groupingBy(
                        line -> words.countNames(line.of(text)), TreeMap::new, Collectors.toList()));
        return byCount.isEmpty() ? List.of() : byCount.lastEntry().getValue();
    }

    private static Findings with(Findings found, String remark) {
        return remark.isEmpty()
                ? found
                : join(
                        found,
                        new Findings(remark, found.value(), List.of(), List.of(new Remark(0, remark.length(), false))));
    }

    /// @return with the value of the first
    private static Findings join(Findings first, Findings second) {
        var display = new StringBuilder(first.display());
        if (!display.isEmpty() && display.charAt(display.length() - 1) != '\n') {
            display.append('\n');
        }
        int at = display.length();
        var shown = new ArrayList<>(first.shown());
        shown.addAll(second.shown());
        var remarks = new ArrayList<>(first.remarks());
        second.remarks().forEach(one -> remarks.add(new Remark(at + one.start(), at + one.end(), one.someOfMany())));
        return new Findings(display + second.display(), first.value(), shown, remarks);
    }
}
