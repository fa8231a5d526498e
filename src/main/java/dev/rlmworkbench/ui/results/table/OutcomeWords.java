package dev.rlmworkbench.ui.results.table;

import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.ui.control.Chip;
import dev.rlmworkbench.ui.results.loaded.KeyFigures;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// How a task came out, in a word and its icon.
enum OutcomeWords {
    RIGHT("right", Feather.CHECK, "right", Chip.Tone.RIGHT),
    WRONG("wrong", Feather.X, "wrong", Chip.Tone.WRONG),
    REFUSED("refused", Feather.SLASH, "warn", Chip.Tone.WARN),
    NO_ANSWER("no answer", Feather.SLASH, "warn", Chip.Tone.WARN),
    ERROR("error", Feather.ALERT_TRIANGLE, "warn", Chip.Tone.WARN);

    private final String words;
    private final Ikon icon;
    private final String colour;
    private final Chip.Tone tone;

    OutcomeWords(String words, Ikon icon, String colour, Chip.Tone tone) {
        this.words = words;
        this.icon = icon;
        this.colour = colour;
        this.tone = tone;
    }

    static OutcomeWords of(ResultRow row) {
        return switch (row.kind()) {
            case RIGHT -> RIGHT;
            case WRONG -> WRONG;
            case NO_ANSWER -> KeyFigures.isRefused(row) ? REFUSED : NO_ANSWER;
            case ERROR -> ERROR;
        };
    }

    String words() {
        return words;
    }

    Ikon icon() {
        return icon;
    }

    /// `right`, `wrong` or `warn`, to which `-words` and `-icon` are added for style classes.
    String colour() {
        return colour;
    }

    Chip chip() {
        return new Chip(words, icon, tone);
    }
}
