package dev.rlmworkbench.document;

/// A text's lines end with a line feed wherever it comes from: everything that knows lines knows no other end.
public final class LineEnds {

    private LineEnds() {}

    /// With a line feed in place of `\r\n` and `\r`.
    public static String asLineFeeds(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
