package dev.rlmworkbench.text.function;

import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.Deadline;
import dev.rlmworkbench.text.RecordParser.Entry;
import dev.rlmworkbench.text.TextRange;
import dev.rlmworkbench.text.pattern.TextPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// How many of something there are by sentences of running text: the number right before its name, or behind it
/// with at most one word between, or the only number of the sentence where no word follows it, which would say of
/// what it is.
final class Amounts {

    /// With a minus sign, and with spaces before three digits each.
    private static final String NUMBER = "((?:(?<![\\p{L}\\d])[-\\u2212])?(?<![\\p{L}\\d_])"
            + "(?:\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})+(?!\\d)(?:[.,]\\d+)?|\\d[\\d.,]*))(?<![.,])";
    private static final Pattern BEFORE = Pattern.compile(NUMBER + "[ -]$");
    private static final Pattern BEHIND = Pattern.compile("(?: \\p{L}+|:| =)? " + NUMBER + "(?![\\p{L}\\d])");
    private static final Pattern ANY = Pattern.compile("(?<![\\p{L}\\d_.,-])" + NUMBER + "(?![\\p{L}\\d_-])");
    private static final int LONGEST_NUMBER = 40;
    private static final int MOST_IN_LINE = 100;
    private static final Pattern WORD = Pattern.compile(" \\p{L}");

    private final ContextIndex context;
    private final Deadline deadline;

    Amounts(ContextIndex context, Deadline deadline) {
        this.context = context;
        this.deadline = deadline;
    }

    List<Entry> of(String name) {
        var search = new PatternSearch("field", context, deadline);
        var entries = new ArrayList<Entry>();
        for (var hit : search.hits(search.patterns(List.of(name)), MOST_IN_LINE).hits()) {
            var numbers = hit.finds().stream()
                    .flatMap(find -> beside(context.reach(hit.unit()), find).stream())
                    .toList();
            (numbers.isEmpty() ? only(hit.unit()).stream().toList() : numbers)
                    .forEach(number -> entries.add(new Entry(number, hit.unit(), Optional.empty())));
        }
        return entries;
    }

    private Optional<String> beside(TextRange sentence, TextPattern.Find name) {
        var text = context.text();
        int start = Math.max(sentence.start(), name.start() - LONGEST_NUMBER);
        var before = BEFORE.matcher(text).region(start, name.start());
        if (before.find()) {
            return Optional.of(before.group(1));
        }
        var behind = BEHIND.matcher(text).region(name.end(), sentence.end());
        return behind.lookingAt() ? Optional.of(behind.group(1)) : Optional.empty();
    }

    private Optional<String> only(TextRange sentence) {
        var text = context.text();
        var numbers = ANY.matcher(sentence.of(text)).results().toList();
        boolean isOnly = numbers.size() == 1
                && numbers.getFirst().start() > 0
                && !WORD.matcher(sentence.of(text))
                        .region(numbers.getFirst().end(), sentence.length())
                        .lookingAt();
        return isOnly ? Optional.of(numbers.getFirst().group(1)) : Optional.empty();
    }
}
