package dev.rlmworkbench.benchmark.imported;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file of a data set: a JSON array of objects, or one object a line. It may be far larger than the memory: one row
/// is held at a time, and of it the wanted fields only.
///
/// @param wanted fields that are read; the others are passed over unread
record RowFile(Path path, Set<String> wanted) {

    /// Python writes NaN, which JSON does not know; in a field that nobody wants it does no harm.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    /// Takes one row after the other.
    @FunctionalInterface
    interface Taker {
        /// @param place such as `line 12`
        /// @throws IllegalArgumentException one sentence naming the field that cannot be used
        void take(Row row, long offset, String place);
    }

    /// Hands over the rows in their order.
    ///
    /// @return one sentence for each that was left out, with file, line and field
    /// @throws IllegalArgumentException one sentence when the file cannot be read at all
    List<String> each(Taker taker) {
        var problems = new ArrayList<String>();
        try (var lines = new LineStream(bytes(0))) {
            if (beginsWithArray()) {
                eachOfArray(taker, problems);
            } else {
                eachLine(lines, taker, problems);
            }
            return problems;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// The row that was handed over with this offset.
    ///
    /// @throws IOException when the file is not what it was
    Row at(long offset) throws IOException {
        try (var in = bytes(offset);
                var parser = JSON.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("there is no row at byte " + offset);
            }
            return row(parser);
        } catch (JacksonException e) {
            throw new IOException("there is no row at byte " + offset, e);
        }
    }

    private InputStream bytes(long offset) throws IOException {
        if (Files.isDirectory(path)) {
            throw new IOException("it is a folder; name a file in it");
        }
        return TextFile.utf8(path, offset);
    }

    private boolean beginsWithArray() throws IOException {
        try (var in = bytes(0)) {
            var head = new String(in.readNBytes(1 << 12), StandardCharsets.ISO_8859_1);
            int zero = head.indexOf('\0');
            if (zero == 0 || zero == 1) {
                throw new IOException("it is no text in UTF-8, perhaps UTF-16 without its mark; save it as UTF-8");
            }
            return head.stripLeading().startsWith("[");
        }
    }

    private void eachOfArray(Taker taker, List<String> problems) throws IOException {
        int number = 0;
        try (var in = bytes(0);
                var parser = JSON.createParser(in)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                number++;
                var begin = parser.currentTokenLocation();
                var place = "row %d (line %d)".formatted(number, begin.getLineNr());
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    take(taker, row(parser), begin.getByteOffset(), place, problems);
                } else if (parser.currentToken() == null) {
                    problems.add("%s ends before its array does; the %d rows before count".formatted(path, number - 1));
                    return;
                } else {
                    parser.skipChildren();
                    problems.add(leftOut(place, "it is no JSON object"));
                }
            }
        } catch (JacksonException e) {
            problems.add("%s row %d: %s; it and what stands behind it are left out, the %d rows before count"
                    .formatted(path, number, sentence(e), number - 1));
        }
    }

    private void eachLine(LineStream lines, Taker taker, List<String> problems) throws IOException {
        for (int number = 1; lines.nextLine(); number++) {
            long offset = lines.passed();
            var place = "line " + number;
            try (var parser = JSON.createParser(lines)) {
                if (parser.nextToken() == JsonToken.START_OBJECT) {
                    var row = row(parser);
                    if (parser.nextToken() == null) {
                        take(taker, row, offset, place, problems);
                    } else {
                        problems.add(leftOut(place, "there is more than one JSON object in it"));
                    }
                } else if (parser.currentToken() != null) {
                    problems.add(leftOut(place, "it is no JSON object"));
                }
            } catch (JacksonException e) {
                problems.add(leftOut(place, sentence(e)));
            }
        }
    }

    private void take(Taker taker, Row row, long offset, String place, List<String> problems) {
        try {
            taker.take(row, offset, place);
        } catch (IllegalArgumentException e) {
            problems.add(leftOut(place, String.valueOf(e.getMessage())));
        }
    }

    private String leftOut(String place, String sentence) {
        return "%s %s: left out: %s".formatted(path, place, sentence);
    }

    /// @param parser at the row's beginning, afterwards at its end
    private Row row(JsonParser parser) {
        var fields = new HashMap<String, JsonNode>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            if (wanted.contains(name)) {
                fields.put(name, parser.readValueAsTree());
            } else {
                parser.skipChildren();
            }
        }
        return new Row(fields);
    }

    private IllegalArgumentException unreadable(IOException e) {
        return new IllegalArgumentException("%s cannot be read: %s".formatted(path, FileTrouble.reason(e)), e);
    }

    private static String sentence(JacksonException e) {
        return e instanceof StreamConstraintsException
                ? "it is larger than can be read: " + e.getOriginalMessage().replaceFirst(", from `.*", ")")
                : "its JSON is damaged or cut off at column " + e.getLocation().getColumnNr();
    }
}
