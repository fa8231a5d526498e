package dev.rlmworkbench.benchmark.mixed;

/// What everything in one text is drawn from.
///
/// @param chars of the whole text, roughly
record Scene(Draw draw, Names names, Chatter chatter, Timeline time, int chars) {

    static Scene of(long seed, int chars) {
        var draw = new Draw(seed);
        var names = new Names(draw);
        return new Scene(draw, names, new Chatter(draw, names), Timeline.of(draw, chars), chars);
    }

    /// Four digits that do not begin with zero.
    String code() {
        return Integer.toString(draw.between(1000, 9999));
    }

    /// Such as `KT-4821`.
    String letterCode() {
        return "" + (char) draw.between('A', 'Z') + (char) draw.between('A', 'Z') + "-" + code();
    }
}
