package dev.rlmworkbench.text;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Where the objects of JSON stand that are records: those in arrays and those that stand by themselves, one a line or
/// not. An object that is the value of a name belongs to the object around it.
final class JsonObjects {

    private final List<TextRange> objects = new ArrayList<>();
    /// For each object the one around it, -1 when there is none.
    private final List<Integer> around = new ArrayList<>();

    private JsonObjects() {}

    /// None when the text is no JSON; those before the first mistake when there is one.
    static JsonObjects in(String text) {
        var objects = new JsonObjects();
        var begin = text.stripLeading();
        if (begin.startsWith("{") || begin.startsWith("[")) {
            objects.read(text);
        }
        return objects;
    }

    private void read(String text) {
        // What is open here: the number of a record, or -1 for an array or an object that is none.
        var open = new ArrayDeque<Integer>();
        try (var parser = new JsonFactory().createParser(ObjectReadContext.empty(), new StringReader(text))) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                int at = (int) parser.currentTokenLocation().getCharOffset();
                if (token == JsonToken.START_ARRAY) {
                    open.push(-1);
                } else if (token == JsonToken.START_OBJECT) {
                    boolean isValue = parser.streamReadContext().getParent().inObject();
                    open.push(isValue ? -1 : objects.size());
                    if (!isValue) {
                        around.add(open.stream()
                                .skip(1)
                                .filter(record -> record >= 0)
                                .findFirst()
                                .orElse(-1));
                        objects.add(new TextRange(at, text.length()));
                    }
                } else if (token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT) {
                    int record = open.pop();
                    if (record >= 0) {
                        objects.set(record, new TextRange(objects.get(record).start(), at + 1));
                    }
                }
            }
        } catch (JacksonException e) {
            // No JSON from here on: objects that are still open are none.
            while (!open.isEmpty()) {
                int record = open.pop();
                if (record >= 0) {
                    objects.set(
                            record,
                            new TextRange(
                                    objects.get(record).start(),
                                    objects.get(record).start()));
                }
            }
        }
    }

    /// The smallest record in which a position lies.
    Optional<TextRange> around(int position) {
        int low = 0;
        int high = objects.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (objects.get(middle).start() <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int record = low - 1;
        while (record >= 0 && objects.get(record).end() <= position) {
            record = around.get(record);
        }
        return record < 0 ? Optional.empty() : Optional.of(objects.get(record));
    }
}
