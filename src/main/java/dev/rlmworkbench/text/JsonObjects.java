package dev.rlmworkbench.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Where the objects of JSON stand that are records: those in arrays and those that stand by themselves, one a line or
/// not. An object that is the value of a name belongs to the object around it. JSON may begin in any line of the text,
/// as those of several files put together do.
final class JsonObjects {

    /// An object, or an array of objects or of such arrays: many lines of logs begin with other brackets.
    private static final Pattern BEGIN =
            Pattern.compile("^[ \\t\\r\\ufeff]*+(?<json>\\{\\s*+[\"}]|\\[\\s*+[{\\[])", Pattern.MULTILINE);
    private static final JsonFactory FACTORY = new JsonFactory();

    private final String text;
    /// Their ends by their starts.
    private final TreeMap<Integer, Integer> ends = new TreeMap<>();
    /// Where a name begins, at its quote.
    private final BitSet names = new BitSet();

    private int lastEnd;

    JsonObjects(String text) {
        this.text = text;
        var begin = BEGIN.matcher(text);
        for (int from = 0; begin.find(from); ) {
            int start = begin.start("json");
            int end = read(start);
            // In the line of a mistake other JSON may begin.
            int line = RecordLines.line(text, end).start();
            from = end == text.length()
                    ? end
                    : line > start ? line : RecordLines.line(text, start).end();
        }
    }

    /// @return where there is no JSON any more: the end, or the first mistake
    private int read(int start) {
        try (var source = new StringReader(text)) {
            source.skip(start);
            try (var parser = FACTORY.createParser(ObjectReadContext.empty(), source)) {
                return start + read(parser, start);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int read(JsonParser parser, int start) {
        // Where what is open here begins, -1 for an array or an object that is no record.
        var open = new ArrayDeque<Integer>();
        try {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                int at = start + (int) parser.currentTokenLocation().getCharOffset();
                if (token == JsonToken.PROPERTY_NAME) {
                    names.set(at);
                } else if (token.isStructStart()) {
                    boolean isRecord = token == JsonToken.START_OBJECT
                            && !parser.streamReadContext().getParent().inObject();
                    open.push(isRecord ? at : -1);
                } else if (token.isStructEnd() && open.pop() instanceof Integer begin && begin >= 0) {
                    lastEnd = at + 1;
                    ends.put(begin, lastEnd);
                }
            }
        } catch (JacksonException e) {
            // No JSON from here on: objects that are still open are none.
        }
        return (int) parser.currentLocation().getCharOffset();
    }

    /// The smallest record in which a position lies.
    Optional<TextRange> around(int position) {
        var object = position < lastEnd ? ends.floorEntry(position) : null;
        while (object != null && object.getValue() <= position) {
            object = ends.lowerEntry(object.getKey());
        }
        return Optional.ofNullable(object).map(found -> new TextRange(found.getKey(), found.getValue()));
    }

    /// Whether the name of a value in an object stands between these positions, without its quotes.
    boolean isName(int start, int end) {
        return start > 0 && names.get(start - 1) && text.startsWith("\"", end);
    }
}
