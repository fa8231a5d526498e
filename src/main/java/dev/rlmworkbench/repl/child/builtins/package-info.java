/// What code in the Java REPL can name besides the platform: [ReplFunctions], [ReplVariables] and [TextFunctions].
/// The rest of this package is behind them and out of reach for snippets.
@NullMarked
package dev.rlmworkbench.repl.child.builtins;

import org.jspecify.annotations.NullMarked;
