package dev.rlmworkbench.report.paint;

import dev.rlmworkbench.report.figure.Tone;
import java.awt.Color;

/// Mixes colours and chooses those of words on them.
final class Colours {

    private Colours() {}

    private static final Color[] RED_YELLOW_GREEN = {new Color(0xF0496E), new Color(0xEBB839), new Color(0x0CD79F)};

    /// @param share of the second one, 0 to 1
    static Color mix(Color first, Color second, double share) {
        return new Color(
                mix(first.getRed(), second.getRed(), share),
                mix(first.getGreen(), second.getGreen(), share),
                mix(first.getBlue(), second.getBlue(), share));
    }

    private static int mix(int first, int second, double share) {
        return (int) Math.round(first + (second - first) * share);
    }

    static Color withShare(Color colour, double share) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * share));
    }

    /// Of a cell of a heat map.
    ///
    /// @param value 0 to 1, of a difference -1 to 1
    static Color heat(FigureTheme theme, Tone tone, boolean difference, double value) {
        var nothing = theme.ink().nothing();
        if (difference) {
            var side = theme.look(value < 0 ? Tone.VANILLA : Tone.RLM).colour();
            return mix(nothing, side, Math.min(1, Math.abs(value)));
        }
        double share = Math.clamp(value, 0, 1);
        return switch (theme.heat()) {
            case METHOD -> mix(nothing, theme.look(tone).colour(), share);
            case RED_YELLOW_GREEN ->
                share < 0.5
                        ? mix(RED_YELLOW_GREEN[0], RED_YELLOW_GREEN[1], share * 2)
                        : mix(RED_YELLOW_GREEN[1], RED_YELLOW_GREEN[2], share * 2 - 1);
        };
    }

    /// Black or white, whichever is easier to read on the colour.
    static Color wordsOn(Color colour) {
        double light = luminance(colour);
        return (light + 0.05) / 0.05 >= 1.05 / (light + 0.05) ? Color.BLACK : Color.WHITE;
    }

    /// Relative luminance as WCAG 2 defines it, 0 to 1.
    static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
