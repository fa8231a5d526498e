package dev.rlmworkbench.experiment.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// A server that speaks the OpenAI protocol and answers at once, by a function of the conversation; an
/// [IllegalStateException] of the function is answered with status 400.
public final class ScriptedModelServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern FIVE_DIGITS = Pattern.compile("\\b\\d{5}\\b");

    /// One message of the conversation.
    public record Said(String role, String content) {}

    private final HttpServer server;
    private final Function<List<Said>, String> model;
    private final Duration pace;
    private final AtomicInteger calls = new AtomicInteger();

    public ScriptedModelServer(Function<List<Said>, String> model) throws IOException {
        this(model, 0);
    }

    /// @param window in tokens, 0 to tell none
    public ScriptedModelServer(Function<List<Said>, String> model, int window) throws IOException {
        this(model, window, "scripted-1b");
    }

    /// @param name of its only model
    public ScriptedModelServer(Function<List<Said>, String> model, int window, String name) throws IOException {
        this(model, window, name, Duration.ZERO);
    }

    /// @param pace time between two words of an answer
    public ScriptedModelServer(Function<List<Said>, String> model, int window, String name, Duration pace)
            throws IOException {
        this.model = model;
        this.pace = pace;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/v1/models",
                exchange -> reply(
                        exchange,
                        200,
                        "application/json",
                        "{\"object\":\"list\",\"data\":[{\"id\":\"%s\",\"object\":\"model\"%s}]}"
                                .formatted(name, window == 0 ? "" : ",\"max_model_len\":" + window)));
        server.createContext("/v1/chat/completions", this::chat);
        server.start();
    }

    /// Finds the five-digit number in whatever it is shown; where it cannot see the text, it has it searched by code.
    public static String needleFinder(List<Said> conversation) {
        var last = conversation.getLast().content();
        var number = FIVE_DIGITS.matcher(last);
        if (number.find()) {
            return last.contains("`context`") || conversation.size() > 2
                    ? "FINAL(\"" + number.group() + "\")"
                    : "The number is " + number.group() + ".";
        }
        return """
                ```java
                var m = java.util.regex.Pattern.compile("\\\\b\\\\d{5}\\\\b").matcher(context);
                m.find();
                print(m.group());
                ```
                """;
    }

    public String address() {
        return "http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort());
    }

    /// Chat calls so far.
    public int calls() {
        return calls.get();
    }

    private void chat(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        var request = JSON.readTree(exchange.getRequestBody().readAllBytes());
        var conversation = request.get("messages")
                .valueStream()
                .map(m -> new Said(m.get("role").asString(), m.get("content").asString()))
                .toList();
        String text;
        try {
            text = model.apply(conversation);
        } catch (IllegalStateException e) {
            reply(
                    exchange,
                    400,
                    "application/json",
                    JSON.writeValueAsString(Map.of("error", Map.of("message", e.getMessage()))));
            return;
        }
        var chunks = new ArrayList<String>();
        for (var piece : text.split(pace.isZero() ? "(?<=\\n)" : "(?<=\\s)")) {
            chunks.add(data(Map.of("choices", List.of(Map.of("index", 0, "delta", Map.of("content", piece))))));
        }
        chunks.add(data(Map.of("choices", List.of(Map.of("index", 0, "delta", Map.of(), "finish_reason", "stop")))));
        int prompt = conversation.stream()
                .mapToInt(m -> m.content().length() / 4 + 4)
                .sum();
        chunks.add(data(Map.of(
                "choices", List.of(),
                "usage", Map.of("prompt_tokens", prompt, "completion_tokens", text.length() / 4 + 1))));
        chunks.add("data: [DONE]\n\n");
        if (pace.isZero()) {
            reply(exchange, 200, "text/event-stream", String.join("", chunks));
        } else {
            stream(exchange, chunks);
        }
    }

    private void stream(HttpExchange exchange, List<String> chunks) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            for (var chunk : chunks) {
                exchange.getResponseBody().write(chunk.getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                Thread.sleep(pace);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static String data(Map<String, ?> chunk) {
        return "data: " + JSON.writeValueAsString(chunk) + "\n\n";
    }

    private static void reply(HttpExchange exchange, int status, String type, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
