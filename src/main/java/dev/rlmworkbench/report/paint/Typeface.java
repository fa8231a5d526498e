package dev.rlmworkbench.report.paint;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The fonts of figures. All come with the product, so that a figure looks the same on every machine.
public enum Typeface {
    /// Of papers.
    SERIF("/liberation/LiberationSerif-Regular.ttf", "/liberation/LiberationSerif-Regular.ttf"),
    /// In files: TrueType, of which a file can carry the letters that it needs.
    SANS("/liberation/LiberationSans-Regular.ttf", "/liberation/LiberationSans-Regular.ttf"),
    /// On screens, beside the rest of the window.
    INTER("/com/formdev/flatlaf/fonts/inter/Inter-Regular.otf", "/com/formdev/flatlaf/fonts/inter/Inter-SemiBold.otf");

    private final String regularFile;
    private final Font regular;
    private final Font strong;

    Typeface(String regularFile, String strongFile) {
        this.regularFile = regularFile;
        this.regular = load(regularFile);
        this.strong = strongFile.equals(regularFile) ? regular : load(strongFile);
    }

    Font regular(double size) {
        return regular.deriveFont((float) size);
    }

    /// For what is to be seen first; the regular one where a file shall carry one font only.
    Font strong(double size) {
        return strong.deriveFont((float) size);
    }

    boolean canWrite(int codePoint) {
        return regular.canDisplay(codePoint);
    }

    /// As the drawing names it.
    public String family() {
        return regular.getFamily();
    }

    /// The regular font's file, to be closed by the caller.
    public InputStream open() {
        return open(regularFile);
    }

    private static InputStream open(String file) {
        var in = Typeface.class.getResourceAsStream(file);
        if (in == null) {
            throw new IllegalStateException(
                    "the program is incomplete: the font " + file + " is missing; install it again");
        }
        return in;
    }

    private static Font load(String file) {
        try (var in = open(file)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException e) {
            throw new UncheckedIOException("the font " + file + " cannot be read", e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the font " + file + " is damaged", e);
        }
    }
}
