package dev.rlmworkbench.document;

import java.nio.file.Path;
import java.util.Arrays;

/// One file as text, with line breaks as `\n`.
public final class Document {

    private final Path path;
    private final String name;
    private final String text;
    private final PlaceUnit unit;
    private final int[] starts;

    /// @param name   as shown to the user and to the model
    /// @param starts where each line, page or paragraph begins in the text, ascending, the first at 0
    Document(Path path, String name, String text, PlaceUnit unit, int[] starts) {
        this.path = path;
        this.name = name;
        this.text = text;
        this.unit = unit;
        this.starts = starts;
    }

    /// One whose places are the lines of its text.
    static Document ofLines(Path path, String name, String text, PlaceUnit unit) {
        var starts = new int[1024];
        int count = 1;
        for (int at = text.indexOf('\n'); at >= 0 && at + 1 < text.length(); at = text.indexOf('\n', at + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
            }
            starts[count++] = at + 1;
        }
        return new Document(path, name, text, unit, Arrays.copyOf(starts, count));
    }

    Document named(String other) {
        return other.equals(name) ? this : new Document(path, other, text, unit, starts);
    }

    /// Where the file lies.
    public Path path() {
        return path;
    }

    /// The file's name below the folder that all files of the set share, with `/` between folders.
    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    public PlaceUnit unit() {
        return unit;
    }

    /// How many lines, pages or paragraphs it has.
    public int units() {
        return starts.length;
    }

    /// @param range of this document's text
    Place place(CharRange range) {
        return new Place(name, unit, number(range.start()), number(range.end() - 1));
    }

    /// Where a line, page or paragraph begins in the text.
    ///
    /// @param number from 1 to [#units()]
    public int start(int number) {
        return starts[number - 1];
    }

    private int number(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
