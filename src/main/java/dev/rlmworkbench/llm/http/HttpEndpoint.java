package dev.rlmworkbench.llm.http;

import dev.rlmworkbench.llm.ApiKey;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.Timeouts;
import dev.rlmworkbench.llm.call.ResponseDeadline;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One server's address, with the connections to it.
public final class HttpEndpoint implements AutoCloseable {

    private static final MediaType JSON = MediaType.get("application/json");

    private final HttpUrl base;
    private final String address;
    private final @Nullable ApiKey key;
    private final Timeouts timeouts;
    private final OkHttpClient client;
    private final AtomicInteger openCalls = new AtomicInteger();

    /// @param address     such as `http://127.0.0.1:11434`; `http://` may be left out
    /// @param connections kept open for the next call
    public HttpEndpoint(String address, @Nullable ApiKey key, Timeouts timeouts, int connections) {
        this.base = parse(address);
        this.address = display(base);
        this.key = key;
        this.timeouts = timeouts;
        // Reads have no time-out here: StreamingCall's deadlines tell first token, pause and total apart. No redirects:
        // they turn a POST into a GET, and the key should not travel.
        this.client = new OkHttpClient.Builder()
                .socketFactory(new NoDelaySockets())
                .connectTimeout(timeouts.connect())
                .readTimeout(0, TimeUnit.MILLISECONDS)
                .writeTimeout(0, TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .connectionPool(new ConnectionPool(connections, 1, TimeUnit.MINUTES))
                .build();
    }

    /// @throws IllegalArgumentException with a sentence when it is no address of a server
    static HttpUrl parse(String address) {
        var text = address.strip();
        var full = text.contains("://") ? text : "http://" + text;
        var scheme = full.substring(0, full.indexOf("://")).toLowerCase(Locale.ROOT);
        var url = scheme.startsWith("http") ? HttpUrl.parse(full) : null;
        if (url != null && !(url.username().isEmpty() && url.password().isEmpty())) {
            throw new IllegalArgumentException("the endpoint " + url.redact()
                    + " must not hold a user or password: put the key into an environment variable");
        }
        if (url == null) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no address of a model server: write it as http://host:port");
        }
        return url.newBuilder().query(null).fragment(null).build();
    }

    private static String display(HttpUrl url) {
        var text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /// For messages and for making other endpoints: no slash at the end.
    public String address() {
        return address;
    }

    /// Name or number of the server's machine.
    String host() {
        return base.host();
    }

    /// Whether the server is this machine or one beside it.
    public boolean isNear() {
        return LocalNetwork.holds(host());
    }

    @Nullable
    public ApiKey key() {
        return key;
    }

    /// For all that this server says.
    public ServerWords words() {
        return new ServerWords(key);
    }

    public Timeouts timeouts() {
        return timeouts;
    }

    /// Calls whose connection is still in use.
    int openCalls() {
        return openCalls.get();
    }

    StreamingCall get(String path) {
        return start(request(path).get().build());
    }

    public StreamingCall post(String path, JsonNode body) {
        var bytes = Json.MAPPER.writeValueAsBytes(body);
        return start(request(path).post(RequestBody.create(bytes, JSON)).build());
    }

    /// The JSON that a short question is answered with.
    ///
    /// @throws dev.rlmworkbench.llm.LlmException when there is no such answer
    public JsonNode getJson(String path) throws InterruptedException {
        return json(get(path), path, "");
    }

    /// @param model that the question is about, for the messages
    public JsonNode postJson(String path, JsonNode body, String model) throws InterruptedException {
        return json(post(path, body), path, model);
    }

    /// Has something deleted; what the server answers beside its status is of no interest.
    ///
    /// @param model that it is about, for the messages
    public void delete(String path, JsonNode body, String model) throws InterruptedException {
        var bytes = Json.MAPPER.writeValueAsBytes(body);
        var request = request(path).delete(RequestBody.create(bytes, JSON)).build();
        var deadline = replyDeadline(path);
        try (var call = start(request)) {
            if (!(call.next(deadline) instanceof StreamingCall.Part.Head head)) {
                throw new IllegalStateException("an answer begins with its head");
            }
            var answer = call.rest(deadline);
            if (head.status() / 100 != 2) {
                throw new ServerErrors(this, model).ofStatus(head, answer);
            }
        } catch (IOException e) {
            throw new ServerErrors(this, model).ofConnection(e);
        }
    }

    private ResponseDeadline replyDeadline(String path) {
        var limit = timeouts.reply();
        return new ResponseDeadline(
                System.nanoTime() + limit.toNanos(),
                address + " did not answer " + path + " within " + limit.toMillis() / 1000.0
                        + " s: is it busy with another prompt?");
    }

    private JsonNode json(StreamingCall started, String path, String model) throws InterruptedException {
        var deadline = replyDeadline(path);
        try (var call = started) {
            if (!(call.next(deadline) instanceof StreamingCall.Part.Head head)) {
                throw new IllegalStateException("an answer begins with its head");
            }
            var body = call.rest(deadline);
            if (head.status() / 100 != 2) {
                throw new ServerErrors(this, model).ofStatus(head, body);
            }
            return Json.MAPPER.readTree(body);
        } catch (IOException e) {
            throw new ServerErrors(this, model).ofConnection(e);
        } catch (JacksonException e) {
            throw new PermanentLlmException(
                    PermanentLlmException.Reason.BAD_ANSWER,
                    address + " answered " + path + " with no JSON",
                    words().cause(e));
        }
    }

    private Request.Builder request(String path) {
        var builder = new Request.Builder().url(HttpUrl.get(address + path));
        return key == null ? builder : builder.header("Authorization", key.header());
    }

    private StreamingCall start(Request request) {
        return new StreamingCall(client.newCall(request), openCalls);
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
