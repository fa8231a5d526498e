package dev.rlmworkbench.llm.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import mockwebserver3.MockResponse;

/// Plays back answers of real servers.
public final class Recorded {
    private Recorded() {}

    /// @param name such as `ollama/chat_stream`
    public static MockResponse answer(String name) {
        var text = read(name).replace("\r\n", "\n");
        int end = text.indexOf("\n\n");
        var head = text.substring(0, end).split("\n");
        var body = text.substring(end + 2);
        var response = new MockResponse.Builder().status(head[0]);
        boolean chunked = false;
        for (int i = 1; i < head.length; i++) {
            var header = head[i].split(": ", 2);
            switch (header[0].toLowerCase(java.util.Locale.ROOT)) {
                case "transfer-encoding" -> chunked = true;
                case "content-length" -> {}
                default -> response.addHeader(header[0], header[1]);
            }
        }
        return (chunked ? response.chunkedBody(body, 100) : response.body(body)).build();
    }

    private static String read(String name) {
        try (var in = Recorded.class.getResourceAsStream("/recorded/" + name + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
