package dev.rlmworkbench.llm.http;

import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.PermanentLlmException.Reason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Finds the JSON documents in the lines of an answer. Which way they are packed is told by the content type, not by
/// what was asked for: a server may ignore the wish to stream.
///
/// (okhttp-sse reads lines of any length into memory, so server-sent events are taken apart here.)
public sealed interface JsonDocuments {

    /// End mark of an OpenAI-compatible stream; the one document that is no JSON.
    String DONE = "[DONE]";

    /// @return the document that this line completes, null when there is none yet
    @Nullable
    String line(String line);

    /// @return the document that the end of the body completes, null when there is none
    @Nullable
    String end(String rest);

    /// @param streamed packing that the server's protocol streams in, for content types that tell nothing
    /// @return null when the content type is that of something else, such as a web page
    static @Nullable JsonDocuments ofType(@Nullable String contentType, JsonDocuments streamed) {
        var type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "text/event-stream" -> new ServerSentEvents();
            case "application/x-ndjson", "application/jsonl", "application/x-jsonlines" -> new JsonLines();
            case "application/json" -> new WholeBody();
            case "", "text/plain", "application/octet-stream" -> streamed;
            default -> null;
        };
    }

    /// One document a line.
    final class JsonLines implements JsonDocuments {
        @Override
        public @Nullable String line(String line) {
            return line.isBlank() ? null : line;
        }

        @Override
        public @Nullable String end(String rest) {
            return line(rest);
        }
    }

    /// Lines `data: ...` up to an empty line. Of the other fields only the event `error` tells something, and llama.cpp
    /// once sent errors in a field of that name; servers that fail early send bare JSON under this content type.
    final class ServerSentEvents implements JsonDocuments {
        private final StringBuilder data = new StringBuilder();
        private boolean error;

        @Override
        public @Nullable String line(String line) {
            if (line.isEmpty()) {
                return take();
            }
            if (line.startsWith("{")) {
                bounded(data, line);
                return null;
            }
            var field = line.split(":", 2);
            var value = field.length < 2 ? "" : field[1];
            switch (field[0]) {
                case "data" -> bounded(data, value.startsWith(" ") ? value.substring(1) : value);
                case "event" -> error = value.strip().equals("error");
                case "error" -> {
                    error = true;
                    bounded(data, value);
                }
                default -> {}
            }
            return null;
        }

        @Override
        public @Nullable String end(String rest) {
            if (!rest.isEmpty()) {
                line(rest);
            }
            return take();
        }

        private @Nullable String take() {
            var document = data.toString().strip();
            var failed = error;
            data.setLength(0);
            error = false;
            if (failed) {
                return error(document);
            }
            return document.isEmpty() ? null : document;
        }

        /// The error as a document that names it one.
        private static String error(String told) {
            var error = Json.MAPPER.createObjectNode();
            try {
                var json = told.isEmpty() ? null : Json.MAPPER.readTree(told);
                if (json != null && json.hasNonNull("error")) {
                    return told;
                }
                error.set("error", json);
            } catch (JacksonException _) {
                error.put("error", told);
            }
            return error.toString();
        }
    }

    /// The body is one document, over as many lines as it likes.
    final class WholeBody implements JsonDocuments {
        private final StringBuilder body = new StringBuilder();

        @Override
        public @Nullable String line(String line) {
            bounded(body, line);
            return null;
        }

        @Override
        public @Nullable String end(String rest) {
            bounded(body, rest);
            return body.toString().isBlank() ? null : body.toString();
        }
    }

    private static void bounded(StringBuilder document, String line) {
        if (document.length() + line.length() > StreamingCall.MAX_BODY_LENGTH) {
            throw new PermanentLlmException(Reason.BAD_ANSWER, "the server sent a document without end", null);
        }
        document.append(line).append('\n');
    }
}
