package dev.rlmworkbench.result;

/// Scores of one prediction, each 0 to 1.
///
/// @param primary the one that the family's accuracy is made of
public record Scores(double exactMatch, double containsAnswer, double numericMatch, double f1, double primary) {
    public static final Scores ZERO = new Scores(0, 0, 0, 0, 0);

    public boolean correct() {
        return primary >= 1;
    }
}
