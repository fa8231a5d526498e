/// Ledgers and tables, and the kinds of questions that count, add and list their entries.
@NullMarked
package dev.rlmworkbench.benchmark.mixed.ledger;

import org.jspecify.annotations.NullMarked;
