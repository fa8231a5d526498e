package dev.rlmworkbench.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// An OpenAI-compatible server that answers at once from a script, for measuring what engines cost beside the model. It
/// speaks to ours and to others alike: a prompt with `SUBCALL` is answered after a delay; a conversation that asks for
/// `BATCH` gets one block that makes many sub-calls, any other the next block of code; then comes a final answer. Each
/// block prints the answer, as profiles refuse one that no output has shown.
///
/// Arguments: port, delay of a sub-call in ms, turns, language (`java`, `python`, `official`).
public final class ScriptedServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// By which the turns of this script are told from a profile's worked examples.
    private static final String MARK = "scripted";

    private final HttpServer server;
    private final Duration subCallDelay;
    private final int turns;
    private final int subCalls;
    private final Dialect dialect;

    enum Dialect {
        JAVA,
        PYTHON,
        /// Python for the official engine: its fence and its way of giving an answer.
        OFFICIAL
    }

    /// @param turns    blocks of code before the final answer
    /// @param subCalls of the block that a question for `BATCH` gets
    ScriptedServer(int port, Duration subCallDelay, int turns, int subCalls, Dialect dialect) throws IOException {
        this.subCallDelay = subCallDelay;
        this.turns = turns;
        this.subCalls = subCalls;
        this.dialect = dialect;
        // Without this the JDK's server adds the 40 ms of a delayed acknowledgement to every streamed answer.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/models", e -> send(e, Map.of("data", new Object[] {Map.of("id", "scripted")})));
        server.createContext("/v1/chat/completions", this::chat);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void chat(HttpExchange exchange) throws IOException {
        var request = JSON.readTree(exchange.getRequestBody().readAllBytes());
        var reply = reply(request.get("messages"));
        var usage = Map.of("prompt_tokens", 1000, "completion_tokens", 50, "total_tokens", 1050);
        if (!request.path("stream").asBoolean(false)) {
            var choice = Map.of(
                    "index", 0, "message", Map.of("role", "assistant", "content", reply), "finish_reason", "stop");
            send(
                    exchange,
                    Map.of(
                            "id",
                            "1",
                            "object",
                            "chat.completion",
                            "created",
                            1,
                            "model",
                            "scripted",
                            "choices",
                            new Object[] {choice},
                            "usage",
                            usage));
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var delta = Map.of("choices", new Object[] {Map.of("index", 0, "delta", Map.of("content", reply))});
        var last = Map.of(
                "choices",
                new Object[] {Map.of("index", 0, "delta", Map.of(), "finish_reason", "stop")},
                "usage",
                usage);
        try (var out = exchange.getResponseBody()) {
            var events = "data: " + JSON.writeValueAsString(delta) + "\n\ndata: " + JSON.writeValueAsString(last)
                    + "\n\ndata: [DONE]\n\n";
            out.write(events.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String reply(JsonNode messages) {
        var last = messages.get(messages.size() - 1).path("content").asString("");
        if (last.contains("SUBCALL")) {
            pause();
            return "ok";
        }
        int turn = 0;
        boolean batch = false;
        for (var message : messages) {
            var content = message.path("content").asString("");
            turn += message.path("role").asString("").equals("assistant")
                            && content.contains("count")
                            && content.contains(MARK)
                    ? 1
                    : 0;
            batch |= content.contains("BATCH");
        }
        return turn < (batch ? 1 : turns) ? fence() + (batch ? batch() : block(turn)) + "```\n" : finalAnswer();
    }

    private String fence() {
        return dialect == Dialect.OFFICIAL
                ? "```repl\n"
                : "```" + dialect.name().toLowerCase(Locale.ROOT) + "\n";
    }

    /// Ten lines that split the context, count in a loop and print: what a model typically writes.
    private String block(int turn) {
        return switch (dialect) {
            case JAVA -> """
                var lines = context.split("\\n");
                int count = 0;
                for (var line : lines) {
                    if (line.contains("status=FAILED")) {
                        count++;
                    }
                }
                String first = context.substring(0, 100);
                println("%s " + (count + %d) + " done");
                println(first);
                """.formatted(MARK, turn);
            case PYTHON, OFFICIAL -> """
                lines = context.split("\\n")
                count = 0
                for line in lines:
                    if "status=FAILED" in line:
                        count += 1

                # the start, and what was found
                first = context[:100]
                print("%s", count + %d, "done")
                print(first)
                """.formatted(MARK, turn);
        };
    }

    private String batch() {
        return switch (dialect) {
            case JAVA -> """
                var prompts = new ArrayList<String>();
                for (int i = 0; i < %d; i++) prompts.add("SUBCALL " + i);
                var replies = llm_query_batched(prompts);
                int count = replies.size();
                println("%s " + count + " done");
                """.formatted(subCalls, MARK);
            case PYTHON, OFFICIAL -> """
                replies = llm_query_batched(["SUBCALL " + str(i) for i in range(%d)])
                count = len(replies)
                print("%s", count, "done")
                """.formatted(subCalls, MARK);
        };
    }

    private String finalAnswer() {
        return dialect == Dialect.OFFICIAL
                ? fence() + "answer[\"content\"] = \"done\"\nanswer[\"ready\"] = True\n```\n"
                : "FINAL(\"done\")";
    }

    private void pause() {
        try {
            Thread.sleep(subCallDelay);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, Object body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    public static void main(String[] args) throws Exception {
        var dialect = Dialect.valueOf(args[3].toUpperCase(Locale.ROOT));
        try (var server = new ScriptedServer(
                Integer.parseInt(args[0]),
                Duration.ofMillis(Long.parseLong(args[1])),
                Integer.parseInt(args[2]),
                1_000,
                dialect)) {
            System.out.println(server.url());
            Thread.sleep(Duration.ofMinutes(30));
        }
    }
}
