package dev.rlmworkbench.llm.http;

import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.PermanentLlmException.Reason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
    /// @throws PermanentLlmException when the content type is that of something else, such as a web page
    static JsonDocuments ofType(@Nullable String contentType, JsonDocuments streamed, String address) {
        var type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "text/event-stream" -> new ServerSentEvents();
            case "application/x-ndjson", "application/jsonl", "application/x-jsonlines" -> new JsonLines();
            case "application/json" -> new WholeBody();
            case "", "text/plain", "application/octet-stream" -> streamed;
            default ->
                throw new PermanentLlmException(
                        Reason.BAD_ANSWER,
                        address + " answered with " + ServerErrors.clean(type)
                                + ", not with a model's answer: is this the address of a model server?",
                        null);
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

    /// Lines `data: ...` up to an empty line; other fields and comments carry nothing for us.
    final class ServerSentEvents implements JsonDocuments {
        private final StringBuilder data = new StringBuilder();

        @Override
        public @Nullable String line(String line) {
            if (line.isEmpty()) {
                return take();
            }
            if (line.startsWith("data:")) {
                bounded(data, line.substring(line.startsWith("data: ") ? 6 : 5));
            }
            return null;
        }

        @Override
        public @Nullable String end(String rest) {
            line(rest);
            return take();
        }

        private @Nullable String take() {
            var document = data.toString().strip();
            data.setLength(0);
            return document.isEmpty() ? null : document;
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
