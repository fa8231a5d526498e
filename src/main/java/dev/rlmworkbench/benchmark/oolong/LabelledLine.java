package dev.rlmworkbench.benchmark.oolong;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A line of the text: who asked what, and when; its label is hidden.
///
/// @param user five digits
record LabelledLine(Label label, String question, int user, LocalDate date) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMM dd, uuuu", Locale.ROOT);

    /// Whatever user and date are, it has the same length in characters and tokens.
    String line() {
        return "Date: %s || User: %d || Instance: %s".formatted(shown(date), user, question);
    }

    /// `Feb 02, 2023`.
    static String shown(LocalDate date) {
        return DATE.format(date);
    }
}
