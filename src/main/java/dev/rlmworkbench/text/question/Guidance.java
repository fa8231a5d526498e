package dev.rlmworkbench.text.question;

import dev.rlmworkbench.text.Arguments;
import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.Findings;
import dev.rlmworkbench.text.Findings.Remark;
import dev.rlmworkbench.text.Findings.Value;
import dev.rlmworkbench.text.TextFunction;
import dev.rlmworkbench.text.TextRange;
import dev.rlmworkbench.text.index.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
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

    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final int MIN_LETTERS = 2;
    /// Words of the question that are tried one by one.
    private static final int MOST_LEFT = 6;
    /// Finds whose values are compared with the question.
    private static final int MOST_READ = 1_000;
    /// Between the names and values of a record.
    private static final Pattern BORDERS = Pattern.compile("[|,;\\t\\n\"{}\\[\\]=:/]+");
    private static final Pattern KEY = Pattern.compile("(?U)(?<![\\w .-])[\\w .-]++\"?\\s*[:=]");
    private static final Pattern ASSIGNED = Pattern.compile("=([^\\s\"',;|]+)");
    private static final String SENTENCE_ENDS = ".!?";

    private final String question;
    private final String words;
    private final Language language;
    private final QuestionNames names;
    private final Set<Hint> hints;

    /// @param hints that are on
    public Guidance(String question, Set<Hint> hints) {
        this.question = question;
        this.words = spaced(question);
        this.language = new ContextIndex(question).language();
        this.names = new QuestionNames(question);
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
                return guidance.behind(found, context.text(), arguments, more -> function.find(context, more, soon));
            } catch (IllegalArgumentException _) {
                return found; // time is up: what was found counts more than the hints
            }
        }
    }

    private Findings behind(Findings found, String text, Arguments call, Function<Arguments, Findings> again) {
        var finds = ranges(found).stream().map(range -> range.of(text)).toList();
        var given = spaced(String.join(" ", call.textsFrom(0)));
        var all = found;
        if (hints.contains(Hint.CONDITIONS) && TAKE_MORE_WORDS.contains(call.function()) && isAsAsked(found)) {
            all = conditions(
                    found,
                    left(finds, given),
                    more -> again.apply(new Arguments(
                            call.function(),
                            Stream.concat(call.values().stream(), more.stream()).toList())));
        }
        if (hints.contains(Hint.NAMES)) {
            all = with(all, otherNames(finds, given, text));
        }
        if (hints.contains(Hint.NUMBERS) && PRINT_LINES.contains(call.function())) {
            all = with(all, numbers(finds));
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

    /// The names of the question, and the values in what was found that the question has word for word; without those
    /// of the call, and none that is part of another.
    private List<String> left(List<String> finds, String given) {
        var values = finds.stream()
                .limit(MOST_READ)
                .flatMap(Guidance::values)
                .map(String::strip)
                .filter(this::isInQuestion);
        var all = Stream.concat(names.all().stream(), values)
                .filter(one -> !holds(given, spaced(one)))
                .collect(Collectors.toMap(Guidance::spaced, Function.identity(), (one, _) -> one, LinkedHashMap::new));
        return all.entrySet().stream()
                .filter(one -> all.keySet().stream()
                        .noneMatch(other -> !other.equals(one.getKey()) && holds(other, one.getKey())))
                .map(Map.Entry::getValue)
                .limit(MOST_LEFT)
                .toList();
    }

    private boolean isInQuestion(String value) {
        var spaced = spaced(value);
        boolean isTelling =
                DIGITS.matcher(spaced).matches() || spaced.length() >= MIN_LETTERS && !language.isStopWord(spaced);
        return isTelling && holds(words, spaced);
    }

    /// Cells of a row, values of pairs; a sentence has none.
    private static Stream<String> values(String find) {
        if (!find.isEmpty() && SENTENCE_ENDS.indexOf(find.charAt(find.length() - 1)) >= 0) {
            return Stream.empty();
        }
        var assigned = ASSIGNED.matcher(find).results().map(match -> match.group(1));
        return Stream.concat(BORDERS.splitAsStream(KEY.matcher(find).replaceAll("|")), assigned);
    }

    private String otherNames(List<String> finds, String given, String text) {
        var found = finds.stream().map(Guidance::spaced).toList();
        var others = names.tellingIn(text).stream()
                .filter(name -> !holds(given, spaced(name)))
                .filter(name -> found.stream().noneMatch(words -> holds(words, spaced(name))))
                .toList();
        return others.isEmpty() ? "" : "(the question also names: %s)\n".formatted(String.join(", ", others));
    }

    private String numbers(List<String> finds) {
        var end = QuestionEnd.ofNumbers(question);
        long numbered =
                finds.stream().filter(find -> DIGITS.matcher(find).find()).count();
        return end == QuestionEnd.NEITHER || numbered < 2
                ? ""
                : "(the question asks for the %s: compare the numbers by code, with field)\n"
                        .formatted(end == QuestionEnd.LOWER ? "smallest" : "largest");
    }

    private static boolean holds(String words, String some) {
        return (" " + words + " ").contains(" " + some + " ");
    }

    /// Words in small letters with one space between them.
    private static String spaced(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining(" "));
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
