package dev.rlmworkbench.text;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Where the objects of JSON stand that are records: those in arrays and those that stand by themselves, one a line or
/// not. An object that is the value of a name belongs to the object around it.
final class JsonObjects {

    /// Their ends by their starts.
    private final TreeMap<Integer, Integer> ends = new TreeMap<>();
    private int lastEnd;

    /// None when the text is no JSON; those before the first mistake when there is one.
    JsonObjects(String text) {
        var begin = text.stripLeading();
        if (begin.startsWith("{") || begin.startsWith("[")) {
            read(text);
        }
    }

    private void read(String text) {
        // Where what is open here begins, -1 for an array or an object that is no record.
        var open = new ArrayDeque<Integer>();
        try (var parser = new JsonFactory().createParser(ObjectReadContext.empty(), new StringReader(text))) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                int at = (int) parser.currentTokenLocation().getCharOffset();
                if (token.isStructStart()) {
                    boolean isRecord = token == JsonToken.START_OBJECT
                            && !parser.streamReadContext().getParent().inObject();
                    open.push(isRecord ? at : -1);
                } else if (token.isStructEnd() && open.pop() instanceof Integer start && start >= 0) {
                    lastEnd = at + 1;
                    ends.put(start, lastEnd);
                }
            }
        } catch (JacksonException e) {
            // No JSON from here on: objects that are still open are none.
        }
    }

    /// The smallest record in which a position lies.
    Optional<TextRange> around(int position) {
        var object = position < lastEnd ? ends.floorEntry(position) : null;
        while (object != null && object.getValue() <= position) {
            object = ends.lowerEntry(object.getKey());
        }
        return Optional.ofNullable(object).map(found -> new TextRange(found.getKey(), found.getValue()));
    }
}
