package dev.rlmworkbench.cli.terminal;

import picocli.CommandLine.Model.CommandSpec;

/// How many columns there are to print in.
public final class TerminalWidth {

    private static final int WITHOUT_TERMINAL = 120;
    private static final int NARROWEST = 40;

    private TerminalWidth() {}

    public static int of(CommandSpec spec) {
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            return WITHOUT_TERMINAL;
        }
        return Math.max(NARROWEST, spec.usageMessage().autoWidth(true).width());
    }
}
