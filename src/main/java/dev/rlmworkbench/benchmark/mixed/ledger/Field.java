package dev.rlmworkbench.benchmark.mixed.ledger;

/// What an entry of a ledger tells beside its amount.
public enum Field {
    WHO,
    WHERE,
    WHAT,
    MARK
}
