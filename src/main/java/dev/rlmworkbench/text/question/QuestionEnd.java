package dev.rlmworkbench.text.question;

import java.util.regex.Pattern;

/// The end of an order that a question asks for by its comparatives and superlatives. English only: another language
/// asks for neither.
enum QuestionEnd {
    /// The smallest number or the earliest date.
    LOWER,
    /// The largest number or the latest date.
    UPPER,
    /// Neither of them, or both.
    NEITHER;

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
    private static final Pattern DENIED = words("not an? \\w+");

    static QuestionEnd ofNumbers(String question) {
        return of(question, SMALL, LARGE);
    }

    static QuestionEnd ofDates(String question) {
        return RELATIVE.matcher(question).find() ? NEITHER : of(question, EARLY, LATE);
    }

    private static QuestionEnd of(String question, Pattern lower, Pattern upper) {
        var affirmed = DENIED.matcher(question).replaceAll(" ");
        boolean isLower = lower.matcher(affirmed).find();
        boolean isUpper = upper.matcher(affirmed).find();
        return isLower == isUpper ? NEITHER : isLower ? LOWER : UPPER;
    }

    private static Pattern words(String choices) {
        return Pattern.compile("(?iU)\\b(?:" + choices + ")\\b");
    }
}
