package dev.rlmworkbench.benchmark.mixed.text;

/// What everything in one text is drawn from.
///
/// @param chars of the whole text, roughly
public record Scene(Draw draw, InventedNames names, Chatter chatter, StoryTime time, int chars) {

    public static Scene of(long seed, int chars) {
        var draw = new Draw(seed);
        var names = new InventedNames(draw);
        return new Scene(draw, names, new Chatter(draw, names), StoryTime.of(draw, chars), chars);
    }

    /// Four digits that do not begin with zero.
    public String code() {
        return Integer.toString(draw.between(1000, 9999));
    }

    /// Such as `KT-4821`.
    public String letterCode() {
        return "" + (char) draw.between('A', 'Z') + (char) draw.between('A', 'Z') + "-" + code();
    }
}
