package dev.rlmworkbench.report.paint;

import dev.rlmworkbench.report.figure.Tone;
import java.awt.Color;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Colours, fonts and strengths of lines of a figure.
///
/// @param id         for the command line and file names
/// @param onScreen   font on a screen
/// @param inFiles    font in files, which carry a part of it
/// @param looks      of every tone
/// @param lineEms    strength of a data line, in font sizes
/// @param markerEms  size of a point, in font sizes
/// @param bandShare  of an interval band's colour, 0 to 1
/// @param titled     whether files show the title: papers write it into the caption
/// @param heat       how heat maps are coloured
public record FigureTheme(
        String id,
        Typeface onScreen,
        Typeface inFiles,
        Ink ink,
        Map<Tone, ToneLook> looks,
        double lineEms,
        double markerEms,
        double bandShare,
        boolean titled,
        HeatColours heat) {

    /// What is no data.
    ///
    /// @param background of the whole figure
    /// @param words      titles and names
    /// @param quiet      labels of axes
    /// @param grid       lines behind the data
    /// @param axis       base lines
    /// @param beyond     what lies beyond a mark such as a model's window; grid and axis show through it
    /// @param warning    words such as "cut" and "refused"
    /// @param nothing    colour of 0 in heat maps
    public record Ink(
            Color background,
            Color words,
            Color quiet,
            Color grid,
            Color axis,
            Color beyond,
            Color warning,
            Color nothing) {}

    public enum HeatColours {
        /// From [Ink#nothing] to the method's colour.
        METHOD,
        /// As G. Kamradt's needle charts, which many people know; hard to read for the colour-blind.
        RED_YELLOW_GREEN
    }

    /// White with serifs, in the manner of the figures of the DeepSeek-R1-Zero paper.
    public static final FigureTheme PAPER = new FigureTheme(
            "paper",
            Typeface.SERIF,
            Typeface.SERIF,
            new Ink(
                    Color.WHITE,
                    new Color(0x111111),
                    new Color(0x333333),
                    new Color(0xE4E4E4),
                    new Color(0x555555),
                    new Color(0x11, 0x11, 0x11, 13),
                    new Color(0x6B4500),
                    new Color(0xF4F4F4)),
            looks(
                    0x1F4E79, 0x1F4E79, // vanilla
                    0xB23A48, 0xB23A48, // rlm
                    0xC0762F, 0x9A5A1C, // rlm without sub-calls
                    0x3D7D4F, 0x2F6A40, // retrieve
                    0x7A5EA8, 0x6A4E98, // map-reduce
                    0x555555, 0x444444, // other
                    0x5E9E6E, 0x2F6A40, // right
                    0xB23A48, 0xB23A48, // wrong
                    0xD9A441, 0x6B4500, // cut
                    0xC9C9C9, 0x444444, // no answer
                    0x8C6BB1, 0x6A4E98, // limit
                    0x4A4A4A, 0x444444, // error
                    0x555555, 0x444444, // neutral
                    0x4C3A9E, 0x4C3A9E, // training
                    0x444444, 0x444444), // another training
            0.15,
            0.62,
            0.15,
            false,
            HeatColours.METHOD);

    public static final FigureTheme SCREEN_LIGHT = new FigureTheme(
            "light",
            Typeface.INTER,
            Typeface.SANS,
            new Ink(
                    Color.WHITE,
                    new Color(0x1B1B20),
                    new Color(0x52525C),
                    new Color(0xECECF0),
                    new Color(0x8C8C98),
                    new Color(0x1B, 0x1B, 0x40, 10),
                    new Color(0x805200),
                    new Color(0xF1F1F4)),
            looks(
                    0xD55E00, 0xB04A00,
                    0x0072B2, 0x00659E,
                    0x5C6F91, 0x4F607F,
                    0x00795A, 0x00694E,
                    0xA3478B, 0x93397B,
                    0x676772, 0x52525C,
                    0x2C7412, 0x2C7412,
                    0xB0185F, 0xB0185F,
                    0xB87A00, 0x805200,
                    0xB9B9C4, 0x52525C,
                    0x7A68B8, 0x5E4C9C,
                    0x52525C, 0x52525C,
                    0x8C8C98, 0x52525C,
                    0x6246C6, 0x6246C6,
                    0x52525C, 0x52525C),
            0.18,
            0.75,
            0.14,
            true,
            HeatColours.METHOD);

    public static final FigureTheme SCREEN_DARK = new FigureTheme(
            "dark",
            Typeface.INTER,
            Typeface.SANS,
            new Ink(
                    new Color(0x16171B),
                    new Color(0xECEDF0),
                    new Color(0xB0B3BC),
                    new Color(0x22242A),
                    new Color(0x6A6E7B),
                    new Color(0xEC, 0xED, 0xF0, 11),
                    new Color(0xE2B53F),
                    new Color(0x1C1E23)),
            looks(
                    0xEE8434, 0xF29A57,
                    0x56B4E9, 0x7CC4F0,
                    0xA9B6CE, 0xB9C4D8,
                    0x3CC79A, 0x5AD3AC,
                    0xDD86C6, 0xE69FD3,
                    0x9094A0, 0xB0B3BC,
                    0x6CC35A, 0x6CC35A,
                    0xEE6FA8, 0xEE6FA8,
                    0xE2B53F, 0xE2B53F,
                    0x5A5E6A, 0xB0B3BC,
                    0xAC9CFF, 0xBDB0FF,
                    0xB0B3BC, 0xB0B3BC,
                    0x767A86, 0xB0B3BC,
                    0xAC9CFF, 0xAC9CFF,
                    0xB0B3BC, 0xB0B3BC),
            0.18,
            0.75,
            0.20,
            true,
            HeatColours.METHOD);

    public static List<FigureTheme> all() {
        return List.of(PAPER, SCREEN_LIGHT, SCREEN_DARK);
    }

    public static Optional<FigureTheme> find(String id) {
        return all().stream().filter(theme -> theme.id.equals(id)).findFirst();
    }

    public FigureTheme {
        looks = Map.copyOf(looks);
    }

    public FigureTheme withHeat(HeatColours colours) {
        return new FigureTheme(id, onScreen, inFiles, ink, looks, lineEms, markerEms, bandShare, titled, colours);
    }

    ToneLook look(Tone tone) {
        return looks.get(tone);
    }

    /// A later variant of a tone has another dash.
    ///
    /// @param strength of the line
    /// @return null for a line without gaps
    static float @Nullable [] dash(int variant, double strength) {
        double[] parts =
                switch (variant % MAX_DASHES) {
                    case 0 -> new double[0];
                    case 1 -> new double[] {4, 2.2};
                    case 2 -> new double[] {1.2, 1.8};
                    default -> new double[] {6, 2, 1.2, 2};
                };
        if (parts.length == 0) {
            return null;
        }
        var dash = new float[parts.length];
        for (int i = 0; i < parts.length; i++) {
            dash[i] = (float) (parts[i] * strength);
        }
        return dash;
    }

    static final int MAX_DASHES = 4;

    private static Map<Tone, ToneLook> looks(int... colours) {
        var looks = new EnumMap<Tone, ToneLook>(Tone.class);
        for (var tone : Tone.values()) {
            looks.put(
                    tone,
                    new ToneLook(
                            new Color(colours[2 * tone.ordinal()]),
                            new Color(colours[2 * tone.ordinal() + 1]),
                            marker(tone),
                            hatch(tone)));
        }
        return looks;
    }

    private static Marker marker(Tone tone) {
        return switch (tone) {
            case RLM, RIGHT, TRAINING, OTHER_TRAINING -> Marker.CIRCLE;
            case VANILLA, CUT -> Marker.SQUARE;
            case RLM_NO_SUB_CALLS, NO_ANSWER -> Marker.TRIANGLE_DOWN;
            case RETRIEVE, LIMIT -> Marker.TRIANGLE;
            case MAP_REDUCE, ERROR -> Marker.DIAMOND;
            case OTHER, WRONG -> Marker.CROSS;
            case NEUTRAL -> Marker.PLUS;
        };
    }

    private static ToneLook.Hatch hatch(Tone tone) {
        return switch (tone) {
            case RLM, RIGHT, NO_ANSWER, TRAINING, OTHER_TRAINING -> ToneLook.Hatch.NONE;
            case VANILLA, WRONG -> ToneLook.Hatch.RISING;
            case RLM_NO_SUB_CALLS, LIMIT, NEUTRAL -> ToneLook.Hatch.FALLING;
            case RETRIEVE, CUT -> ToneLook.Hatch.LEVEL;
            case MAP_REDUCE, ERROR -> ToneLook.Hatch.CROSSED;
            case OTHER -> ToneLook.Hatch.UPRIGHT;
        };
    }
}
