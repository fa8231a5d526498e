package dev.rlmworkbench.llm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import dev.rlmworkbench.llm.ApiKey;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.llm.ModelInfo;
import dev.rlmworkbench.llm.RetryPolicy;
import dev.rlmworkbench.llm.server.OpenAiServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/// A server that repeats the key, anywhere and in any writing, does not get it shown: not in a message, not in a cause,
/// not in a log.
@Timeout(120)
class KeyNeverShownTest {

    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+/=";

    private static final Pattern ESCAPE = Pattern.compile("(?:%(?:25)*|\\\\+u00)([0-9A-Fa-f]{2})|&#(\\d+);");

    /// Where a server can say something.
    private static final Map<String, BiFunction<String, MockResponse.Builder, MockResponse.Builder>> PLACES =
            Map.ofEntries(
                    Map.entry(
                            "error message", (said, answer) -> answer.code(401).body(json("message", said))),
                    Map.entry("error", (said, answer) -> answer.code(400).body(json("error", said))),
                    Map.entry("detail", (said, answer) -> answer.code(422).body(json("detail", said))),
                    Map.entry("other field", (said, answer) -> answer.code(400).body(json("reason", said))),
                    Map.entry("plain error", (said, answer) -> answer.code(400).body(said)),
                    Map.entry("retried", (said, answer) -> answer.code(503).body(said)),
                    Map.entry(
                            "unknown model", (said, answer) -> answer.code(404).body("model not found: " + said)),
                    Map.entry(
                            "redirect",
                            (said, answer) ->
                                    answer.code(302).addHeader("Location", "http://other/?key=" + said.strip())),
                    Map.entry(
                            "content type", (said, answer) -> answer.addHeader("Content-Type", "text/" + said.strip())),
                    Map.entry("retry after", (said, answer) -> answer.code(429).addHeader("Retry-After", said.strip())),
                    Map.entry(
                            "no JSON",
                            (said, answer) -> answer.addHeader("Content-Type", "application/json")
                                    .body(said)),
                    Map.entry(
                            "bare word",
                            (said, answer) -> answer.addHeader("Content-Type", "application/json")
                                    .body(said.strip())),
                    Map.entry(
                            "other JSON",
                            (said, answer) -> answer.addHeader("Content-Type", "application/json")
                                    .body(json("x", said))),
                    Map.entry("stream of no JSON", (said, answer) -> events(answer, "data: " + said + "\n\n")),
                    Map.entry("error event", (said, answer) -> events(answer, "event: error\ndata: " + said + "\n\n")),
                    Map.entry(
                            "error in data", (said, answer) -> events(answer, "data: " + json("error", said) + "\n\n")),
                    Map.entry("status line", (said, answer) -> answer.status("HTTP/1.1 400 " + said.strip())),
                    Map.entry("broken status line", (said, answer) -> answer.status("HTTP/x " + said.strip())),
                    Map.entry(
                            "prompt too long",
                            (said, answer) ->
                                    answer.code(400).body(json("message", said + " exceeds the context window"))));

    /// How it writes the key.
    private static final Map<String, UnaryOperator<String>> WRITINGS = Map.of(
            "as it is", key -> key,
            "behind much else", key -> "x".repeat(395 - key.length() / 2) + key,
            "behind many spaces", key -> "x" + " ".repeat(5_000) + key,
            "cut at 80", key -> "y".repeat(80 - key.length() / 2) + key,
            "percent-encoded", key -> encoded(key, "%%%02X"),
            "twice percent-encoded", key -> encoded(key, "%%25%02x"),
            "in JSON escapes", key -> encoded(key, "\\u%04x"),
            "in HTML escapes", key -> encoded(key, "&#%d;"),
            "cut off", key -> "your key " + key.substring(0, key.length() - 3),
            "twice", key -> key + key);

    private static String json(String field, String said) {
        return Json.MAPPER.createObjectNode().put(field, said).toString();
    }

    private static MockResponse.Builder events(MockResponse.Builder answer, String body) {
        return answer.addHeader("Content-Type", "text/event-stream").body(body);
    }

    private static String encoded(String key, String format) {
        var text = new StringBuilder();
        key.chars().forEach(c -> text.append(format.formatted(c)));
        return text.toString();
    }

    private static String randomKey(Random random) {
        var key = new StringBuilder("sk-");
        int length = 12 + random.nextInt(150);
        while (key.length() < length) {
            key.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return key.toString();
    }

    /// Any twelve characters of the beginning, however they are written.
    private static void assertNoKey(String key, String text, String what) {
        var beginning = key.substring(0, 12);
        assertFalse(text.contains(beginning), what + ": " + text);
        var plain = ESCAPE.matcher(text)
                .replaceAll(escape -> Matcher.quoteReplacement(Character.toString(
                        escape.group(1) == null
                                ? Integer.parseInt(escape.group(2))
                                : Integer.parseInt(escape.group(1), 16))));
        assertFalse(plain.contains(beginning), what + ": " + text);
    }

    private static List<String> words(Throwable thrown) {
        var words = new ArrayList<String>();
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            words.add(String.valueOf(at));
        }
        return words;
    }

    private static List<String> words(ILoggingEvent event) {
        var words = new ArrayList<>(List.of(event.getFormattedMessage()));
        for (IThrowableProxy at = event.getThrowableProxy(); at != null; at = at.getCause()) {
            words.add(String.valueOf(at.getMessage()));
        }
        return words;
    }

    @Test
    void whereverTheServerRepeatsIt() throws Exception {
        var log = new ListAppender<ILoggingEvent>();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var level = root.getLevel();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.ALL);
        var random = new Random(42);
        var settings =
                LanguageModelContract.PATIENT.withRetry(new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(2)));
        try {
            for (var place : PLACES.entrySet()) {
                for (var writing : WRITINGS.entrySet()) {
                    var what = place.getKey() + ", " + writing.getKey();
                    var key = randomKey(random);
                    var apiKey = ApiKey.fromEnvironment(Map.of("MY_KEY", key), "MY_KEY");
                    var answer = place.getValue()
                            .apply(writing.getValue().apply(key), new MockResponse.Builder())
                            .build();
                    try (var server = always(answer)) {
                        var address = server.url("/v1").toString();
                        try (var model = new OpenAiModel(
                                        address, apiKey, new ModelInfo("m", "openai", null, 0, 0), settings);
                                var list = new OpenAiServer(address, apiKey, settings.timeouts())) {
                            var failure = assertThrows(
                                    LlmException.class, () -> model.chat(LanguageModelContract.HELLO), what);
                            words(failure).forEach(said -> assertNoKey(key, said, what));
                            words(assertThrows(LlmException.class, list::models, what))
                                    .forEach(said -> assertNoKey(key, said, what));
                        }
                        assertEquals(
                                "Bearer " + key,
                                server.takeRequest().getHeaders().get("Authorization"));
                    }
                    log.list.stream()
                            .filter(event -> event.getLoggerName().startsWith("dev.rlmworkbench")
                                    || event.getLoggerName().startsWith("okhttp3"))
                            .flatMap(event -> words(event).stream())
                            .forEach(said -> assertNoKey(key, said, what));
                    log.list.clear();
                }
            }
        } finally {
            root.setLevel(level);
            root.detachAppender(log);
        }
    }

    private static MockWebServer always(MockResponse answer) throws Exception {
        var server = new MockWebServer();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer;
            }
        });
        server.start();
        return server;
    }

    @Test
    void nameOfAModelIsShownWithoutIt() throws Exception {
        var apiKey = ApiKey.fromEnvironment(Map.of("MY_KEY", "sk-secret-123456"), "MY_KEY");
        var answer = new MockResponse.Builder()
                .body("{\"data\":[{\"id\":\"qwen sk-secret-123456\"},{\"id\":\"qwen\"}]}")
                .build();
        try (var server = always(answer);
                var list = new OpenAiServer(
                        server.url("/v1").toString(), apiKey, LanguageModelContract.PATIENT.timeouts())) {
            assertEquals(
                    List.of("qwen [key]", "qwen"),
                    list.models().stream().map(model -> model.name()).toList());
        }
    }

    /// `ollama` is what people set as the key of a server that wants none.
    @Test
    void aShortKeyIsAWordThatMayStandInAName() throws Exception {
        var apiKey = ApiKey.fromEnvironment(Map.of("MY_KEY", "ollama"), "MY_KEY");
        var answer = new MockResponse.Builder()
                .body("{\"data\":[{\"id\":\"ollama/qwen\"}]}")
                .build();
        try (var server = always(answer);
                var list = new OpenAiServer(
                        server.url("/v1").toString(), apiKey, LanguageModelContract.PATIENT.timeouts())) {
            assertEquals("ollama/qwen", list.models().getFirst().name());
        }
    }

    @Test
    void textAndThoughtsOfAnAnswerStayAsTheyAre() throws Exception {
        var apiKey = ApiKey.fromEnvironment(Map.of("MY_KEY", "sk-secret-123456"), "MY_KEY");
        var answer = new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body("{\"choices\":[{\"message\":{\"content\":\"sk-secret-123456\"},\"finish_reason\":\"stop\"}]}")
                .build();
        try (var server = always(answer);
                var model = new OpenAiModel(
                        server.url("/v1").toString(),
                        apiKey,
                        new ModelInfo("m", "openai", null, 0, 0),
                        LanguageModelContract.PATIENT)) {
            assertEquals(
                    "sk-secret-123456", model.chat(LanguageModelContract.HELLO).text());
        }
    }

    @Test
    void restOfTheSentenceStays() {
        var words = new ServerWords(ApiKey.fromEnvironment(Map.of("K", "sk-abc%/def-0123456"), "K"));
        assertEquals("wrong key [key], see docs", words.shown("wrong key sk-abc%/def-0123456, see\n docs"));
        assertEquals("[key] and sk-abc", words.shown("sk-abc%/de\n  f-0123456 and sk-abc"));
        assertEquals("[key]!", words.shown(encoded("sk-abc%/def-0123456", "%%%02x") + "!"));
        assertEquals("[key]!", words.shown("sk-abc%25\\/def-0123456!"));
        assertEquals("no reason told", words.shown(null));
    }
}
