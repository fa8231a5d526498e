package dev.rlmworkbench.benchmark.mixed.ledger;

/// Puts the words of a ledger into a question.
public final class LedgerWords {

    private LedgerWords() {}

    /// Fills `{noun}`, `{plural}`, `{unit}` and `{clauses}`.
    public static String fill(String question, Ledger ledger) {
        var domain = ledger.domain();
        return question.replace("{noun}", domain.noun())
                .replace("{plural}", domain.plural())
                .replace("{unit}", domain.unit())
                .replace("{clauses}", domain.clauses(ledger.wanted()));
    }

    /// Fills `{label}` and `{labels}`, too, with the words for a field.
    public static String fill(String question, Ledger ledger, Field field) {
        return fill(
                question.replace("{labels}", ledger.domain().labels(field))
                        .replace("{label}", ledger.domain().label(field)),
                ledger);
    }
}
