package dev.rlmworkbench.llm.http;

import dev.rlmworkbench.llm.ApiKey;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.PermanentLlmException.Reason;
import dev.rlmworkbench.llm.RetriableLlmException;
import dev.rlmworkbench.llm.http.StreamingCall.Part.Head;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Turns what a server or the network said into an exception: may it pass, and what should the user do.
///
/// @param model that the server was asked for, empty when none was
public record ServerErrors(HttpEndpoint endpoint, String model) {

    /// As far as a server's words are searched for what they mean.
    private static final int MAX_READ = 20_000;

    /// Of an answer that is none.
    private static final int MAX_QUOTED = 80;

    private static final Pattern UNKNOWN_MODEL =
            Pattern.compile("model\\b.*(not found|does not exist|not exist|not supported|is not available)");
    private static final Pattern UNSUPPORTED =
            Pattern.compile("does not support|requires more system memory|not enough memory");

    public LlmException ofStatus(Head head, String body) {
        int status = head.status();
        var error = parse(body);
        var said = message(error, body);
        if (status / 100 == 3) {
            return permanent(
                    Reason.BAD_ANSWER,
                    endpoint.address() + " redirects to " + shown(head.headers().get("Location"))
                            + ": use that address as the endpoint");
        }
        var known = known(error, said);
        if (known != null) {
            return known;
        }
        var sentence =
                endpoint.address() + " answered with status " + status + (said.isBlank() ? "" : ": " + shown(said));
        return switch (status) {
            case 401, 403 -> permanent(Reason.UNAUTHORISED, sentence + " " + keyHint());
            case 404, 405, 501 -> permanent(Reason.UNSUPPORTED, sentence + " (is this the right endpoint?)");
            case 413 -> permanent(Reason.PROMPT_TOO_LONG, sentence);
            case 408, 425, 429 -> new RetriableLlmException(sentence, retryAfter(head), null);
            default ->
                status >= 500
                        ? new RetriableLlmException(sentence, retryAfter(head), null)
                        : permanent(Reason.BAD_REQUEST, sentence);
        };
    }

    /// An error inside an answer of status 200.
    LlmException inStream(JsonNode document) {
        var said = message(document, document.toString());
        var known = known(document, said);
        return known != null
                ? known
                : new RetriableLlmException(
                        endpoint.address() + " broke off with an error: "
                                + (said.isBlank() ? "no reason told" : shown(said)),
                        null,
                        null);
    }

    public LlmException ofConnection(IOException e) {
        var address = endpoint.address();
        return switch (e) {
            case StreamingCall.TooMuchException t ->
                permanent(Reason.BAD_ANSWER, address + " sent " + t.getMessage() + ", which is no model's answer");
            case SSLException s ->
                permanent(Reason.BAD_ANSWER, address + " cannot be reached safely (TLS): " + shown(s.getMessage()));
            case UnknownHostException _ ->
                new RetriableLlmException("no machine of that name is known: " + address, null, e);
            case ConnectException _ ->
                new RetriableLlmException(
                        "nothing answers at " + address + ": is the server running and the address right?", null, e);
            default ->
                new RetriableLlmException(
                        "the connection to " + address + " broke"
                                + (e.getMessage() == null ? "" : ": " + shown(e.getMessage())),
                        null,
                        endpoint.words().cause(e));
        };
    }

    /// An answer in something else than JSON.
    PermanentLlmException noJson(String document, JacksonException e) {
        var shown = shown(document);
        return new PermanentLlmException(
                Reason.BAD_ANSWER,
                endpoint.address() + " sent something that is no model's answer: "
                        + (shown.length() <= MAX_QUOTED ? shown : shown.substring(0, MAX_QUOTED) + "..."),
                endpoint.words().cause(e));
    }

    /// JSON that tells nothing of an answer.
    ///
    /// @param protocol whose answer was expected
    PermanentLlmException noAnswer(String protocol) {
        return permanent(Reason.BAD_ANSWER, endpoint.address() + " sent JSON that is no answer of " + protocol);
    }

    /// An answer of a content type in which no model answers.
    PermanentLlmException otherType(String contentType) {
        return permanent(
                Reason.BAD_ANSWER,
                endpoint.address() + " answered with " + shown(contentType)
                        + ", not with a model's answer: is this the address of a model server?");
    }

    private @Nullable LlmException known(@Nullable JsonNode document, String said) {
        var words = said.substring(0, Math.min(said.length(), MAX_READ));
        var lower = words.toLowerCase(Locale.ROOT);
        var tooLong = PromptTooLong.in(document, words);
        if (tooLong != null) {
            return PermanentLlmException.promptTooLong(
                    tooLong.sentence(endpoint.address(), model), tooLong.limit(), null);
        }
        var code = document == null ? "" : Json.text(document.path("error"), "code");
        if (code.equals("model_not_found") || UNKNOWN_MODEL.matcher(lower).find()) {
            return permanent(
                    Reason.MODEL_NOT_FOUND, endpoint.address() + " has no model '" + model + "': " + shown(said));
        }
        if (code.equals("insufficient_quota")) {
            return permanent(Reason.UNAUTHORISED, endpoint.address() + ": " + shown(said));
        }
        if (UNSUPPORTED.matcher(lower).find()) {
            return permanent(Reason.UNSUPPORTED, endpoint.address() + ": " + shown(said));
        }
        return null;
    }

    private String shown(@Nullable String text) {
        return endpoint.words().shown(text);
    }

    /// Whether the server's content filter refused the prompt or broke the answer off.
    static boolean isContentFilter(String body) {
        var document = parse(body);
        return document != null && isContentFilter(document);
    }

    static boolean isContentFilter(JsonNode document) {
        return Json.text(document.path("error"), "code").equals("content_filter");
    }

    private String keyHint() {
        var key = endpoint.key();
        return key == null
                ? "(it wants a key: set the environment variable " + ApiKey.DEFAULT_VARIABLE + ")"
                : "(the key came from the environment variable " + key.variable() + ")";
    }

    private static @Nullable JsonNode parse(String body) {
        try {
            return body.isBlank() ? null : Json.MAPPER.readTree(body);
        } catch (JacksonException _) {
            return null;
        }
    }

    /// Servers put their reason at `error`, `error.message`, `message` or `detail`, or answer in plain text.
    private static String message(@Nullable JsonNode document, String body) {
        if (document == null || !document.isObject()) {
            return body;
        }
        var error = document.path("error");
        var text = error.isString() ? error.stringValue() : Json.text(error, "message");
        for (var field : new String[] {"message", "detail"}) {
            text = text.isEmpty() ? Json.text(document, field) : text;
        }
        return text.isEmpty() ? body : text;
    }

    private static @Nullable Duration retryAfter(Head head) {
        var value = head.headers().get("Retry-After");
        if (value == null) {
            return null;
        }
        try {
            if (value.strip().matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(value.strip()));
            }
            var at = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            var wait = Duration.between(Instant.now(), at);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static PermanentLlmException permanent(Reason reason, String message) {
        return new PermanentLlmException(reason, message, null);
    }
}
