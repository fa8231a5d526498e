package dev.rlmworkbench.benchmark.mixed;

/// What an entry of a ledger tells beside its amount.
enum Field {
    WHO,
    WHERE,
    WHAT,
    MARK
}
