package dev.rlmworkbench.report.paint;

/// What drawing needs of the machine.
public final class DrawingSystem {

    private DrawingSystem() {}

    /// @throws IllegalArgumentException one sentence where Java finds no fontconfig: without it no font loads, not even
    /// one that the program brings
    public static void check() {
        try {
            FigureTheme.all();
        } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
            throw new IllegalArgumentException(
                    "figures cannot be drawn here: Java finds no fonts; install fontconfig (Debian and Ubuntu: apt"
                            + " install fontconfig libfreetype6)",
                    e);
        }
    }
}
