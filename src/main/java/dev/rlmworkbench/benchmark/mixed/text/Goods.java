package dev.rlmworkbench.benchmark.mixed.text;

import java.util.Arrays;
import java.util.List;

/// Things that are counted and sold by the piece.
public final class Goods {

    /// In the plural, which is the singular with an `s`.
    public static final List<String> ALL =
            Arrays.asList(("ladders lanterns blankets saws kettles ropes brooms candlesticks barrels"
                            + " shovels pillows mirrors anvils baskets clocks funnels hammers inkwells jugs oars pulleys rakes"
                            + " trunks wheelbarrows axes bells cushions hooks spades tubs")
                    .split(" "));

    private Goods() {}

    /// Both ways to name one of [#ALL].
    public static List<String> forms(String plural) {
        return List.of(plural, plural.substring(0, plural.length() - 1));
    }
}
