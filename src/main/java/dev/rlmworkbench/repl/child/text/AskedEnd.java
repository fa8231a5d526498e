package dev.rlmworkbench.repl.child.text;

import java.util.List;
import java.util.regex.Pattern;

/// The end of an order that a question asks for by its comparatives and superlatives.
public enum AskedEnd {
    /// The smallest number or the earliest date.
    LOWER,
    /// The largest number or the latest date.
    UPPER,
    /// Neither of them, or both.
    OPEN;

    private static final Pattern LARGE = words(
            "most(?! recent)|more|largest|larger|biggest|bigger|highest|higher|greatest|greater|longest|longer|heaviest"
                    + "|heavier|maximum");
    private static final Pattern SMALL =
            words("least|fewest|fewer|less|smallest|smaller|lowest|lower|shortest|shorter|lightest|lighter|minimum");
    private static final Pattern LATE =
            words("latest|later|newest|most recent(?:ly)?|last|current(?:ly)?|now|at present");
    private static final Pattern EARLY = words("earliest|earlier|oldest|first");
    /// With these a question asks for what is next to another time, not for an end.
    private static final Pattern RELATIVE = words("before|after|until|since|between");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Pattern DENIED = words("not an? \\w+");

    public static AskedEnd ofNumbers(String question) {
        return of(question, SMALL, LARGE);
    }

    public static AskedEnd ofDates(String question) {
        return RELATIVE.matcher(question).find() ? OPEN : of(question, EARLY, LATE);
    }

    /// What to print below several lines with numbers when a question asks for an end of theirs: that one of them looks
    /// like the largest is not enough.
    static String hint(String question, List<TextPiece> lines) {
        var end = ofNumbers(question);
        long numbered =
                lines.stream().filter(line -> DIGIT.matcher(line.text()).find()).count();
        return end == OPEN || numbered < 2
                ? ""
                : "(the question asks for the %s: compare the numbers by code, with field)\n"
                        .formatted(end == LOWER ? "smallest" : "largest");
    }

    private static AskedEnd of(String question, Pattern lower, Pattern upper) {
        var affirmed = DENIED.matcher(question).replaceAll(" ");
        boolean isLower = lower.matcher(affirmed).find();
        boolean isUpper = upper.matcher(affirmed).find();
        return isLower == isUpper ? OPEN : isLower ? LOWER : UPPER;
    }

    private static Pattern words(String choices) {
        return Pattern.compile("(?<!\\w)(?:" + choices + ")(?!\\w)", WordForms.FLAGS);
    }
}
