package dev.rlmworkbench.repl.session;

import dev.rlmworkbench.repl.ReplLimits;
import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.repl.ReplResult.CodeError;
import dev.rlmworkbench.repl.ReplResult.ContextRange;
import dev.rlmworkbench.repl.ReplResult.Remark;
import dev.rlmworkbench.repl.ReplVariable;
import dev.rlmworkbench.repl.child.wire.BlockOutcome;
import dev.rlmworkbench.repl.child.wire.OutputRemark;
import dev.rlmworkbench.repl.child.wire.VariableState;
import dev.rlmworkbench.text.TextRange;
import dev.rlmworkbench.text.range.ReadRanges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes a result of what a child reports. A child cuts all that it sends, but it runs code that nobody knows and may
/// be lost to it: therefore each text, list and number is cut here again. Texts are measured in code points, as the
/// Python child does; the Java child counts UTF-16 units and so never sends more.
final class ResultCheck {
    /// What a child says about a cut, beside the characters that it kept.
    private static final int MAX_CUT_LINE_LENGTH = 100;
    /// 2,000 characters, each of which may be written as up to six.
    private static final int MAX_VALUE_LENGTH = 12_100;
    private static final int MAX_MESSAGE_LENGTH = 10_000;
    private static final int MAX_WORDS_LENGTH = 200;
    private static final int MAX_VARIABLES = 1_000;
    private static final int MAX_RANGES = 10_000;
    private static final int MAX_LINES = 100;

    private final ReplLimits limits;

    ResultCheck(ReplLimits limits) {
        this.limits = limits;
    }

    /// @param ranges    what the block read; its output is looked up here, as it is shown
    /// @param took      as it was measured here
    /// @param restarted see [ReplResult]
    ReplResult checked(BlockOutcome outcome, ReadRanges ranges, Duration took, @Nullable String restarted) {
        var stdout = outcome.stdout();
        boolean isTooLong = isLonger(stdout, limits.outputChars() + MAX_CUT_LINE_LENGTH);
        var shown = isTooLong ? headAndTail(stdout, limits.outputChars()) : stdout;
        var value = cut(outcome.value(), MAX_VALUE_LENGTH);
        ranges.printed(shown);
        if (value != null) {
            // Python shows line feeds of a text as it writes them in code.
            ranges.printed(value.replace("\\n", "\n"));
        }
        return new ReplResult(
                shown,
                value,
                error(outcome),
                cut(outcome.finalAnswer(), limits.finalChars()),
                ranges(ranges.printedRanges()),
                ranges(ranges.sentRanges()),
                outcome.changed().stream()
                        .limit(MAX_VARIABLES)
                        .map(ResultCheck::variable)
                        .toList(),
                Duration.ofNanos(Math.clamp(outcome.nanos(), 0, took.toNanos())),
                restarted,
                isTooLong ? List.of() : remarks(outcome.remarks(), stdout.length()));
    }

    /// The lines of a text in which a child lists something, such as its layers or the names it could not declare
    /// again.
    static List<String> lines(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .limit(MAX_LINES)
                .map(ResultCheck::shortened)
                .toList();
    }

    private static @Nullable CodeError error(BlockOutcome outcome) {
        var kinds = CodeError.Kind.values();
        return outcome.errorKind() < 0 || outcome.errorKind() >= kinds.length
                ? null
                : new CodeError(
                        kinds[outcome.errorKind()],
                        Math.max(0, outcome.line()),
                        start(String.valueOf(outcome.message()), MAX_MESSAGE_LENGTH));
    }

    private static ReplVariable variable(VariableState state) {
        return new ReplVariable(
                shortened(state.name()),
                cut(state.type(), MAX_WORDS_LENGTH),
                state.size() < 0 ? null : state.size(),
                cut(state.preview(), MAX_WORDS_LENGTH));
    }

    private static List<ContextRange> ranges(List<TextRange> ranges) {
        return ranges.stream()
                .limit(MAX_RANGES)
                .map(range -> new ContextRange(range.start(), range.end()))
                .toList();
    }

    /// Ascending; those that are not in the output, or overlap one before, are left out.
    private static List<Remark> remarks(List<OutputRemark> claimed, int outputLength) {
        var remarks = new ArrayList<Remark>();
        int free = 0;
        for (var remark : claimed) {
            if (free <= remark.start() && remark.start() < remark.end() && remark.end() <= outputLength) {
                remarks.add(new Remark(remark.start(), remark.end(), remark.someOfMany()));
                free = remark.end();
            }
        }
        return remarks;
    }

    private static String headAndTail(String text, int most) {
        int length = text.codePointCount(0, text.length());
        var tail = text.substring(text.offsetByCodePoints(text.length(), most / 2 - most));
        return "%s\n... [%d of %d characters left out] ...\n%s"
                .formatted(start(text, most / 2), length - most, length, tail);
    }

    private static String shortened(String words) {
        return start(words, MAX_WORDS_LENGTH);
    }

    private static @Nullable String cut(@Nullable String text, int most) {
        return text == null ? null : start(text, most);
    }

    private static String start(String text, int most) {
        return isLonger(text, most) ? text.substring(0, text.offsetByCodePoints(0, most)) : text;
    }

    private static boolean isLonger(String text, int most) {
        return text.length() > most && text.codePointCount(0, text.length()) > most;
    }
}
