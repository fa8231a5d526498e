package dev.rlmworkbench.llm.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.PermanentLlmException.Reason;
import dev.rlmworkbench.llm.PullListener;
import dev.rlmworkbench.llm.RetriableLlmException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A pull against a local server that speaks the hub's interface: listing with digests, files with ranges, redirects.
@Timeout(60)
class HuggingFaceHubTest {

    private static final String NAME = "maker/small";

    @TempDir
    Path models;

    private final MockWebServer hub = new MockWebServer();
    private final MockWebServer store = new MockWebServer();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<RecordedRequest> asked = new CopyOnWriteArrayList<>();
    private final List<RecordedRequest> askedOfStore = new CopyOnWriteArrayList<>();
    private String listedDigest = "";
    private long listedSize = -1;

    @BeforeEach
    void start() throws IOException {
        files.put("README.md", bytes(100));
        files.put("config.json", bytes(200));
        files.put("tokenizer.json", bytes(3000));
        files.put("model.safetensors", bytes(300_000));
        files.put("pytorch_model.bin", bytes(300_000));
        files.put("onnx/model.safetensors", bytes(300));
        hub.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asked.add(request);
                return answer(request);
            }
        });
        store.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                askedOfStore.add(request);
                return content(request, "model.safetensors");
            }
        });
        hub.start();
        store.start();
    }

    @AfterEach
    void stop() {
        hub.close();
        store.close();
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private MockResponse answer(RecordedRequest request) {
        var target = request.getTarget();
        if (target.equals("/api/models/" + NAME + "?blobs=true")) {
            return new MockResponse.Builder().body(listing()).build();
        }
        var prefix = "/" + NAME + "/resolve/abc123/";
        if (!target.startsWith(prefix)) {
            return new MockResponse.Builder().code(404).build();
        }
        var file = target.substring(prefix.length());
        return file.equals("model.safetensors")
                ? new MockResponse.Builder()
                        .code(302)
                        .addHeader("Location", store.url("/blob").toString())
                        .build()
                : content(request, file);
    }

    private MockResponse content(RecordedRequest request, String file) {
        var bytes = files.get(file);
        var range = request.getHeaders().get("Range");
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        return new MockResponse.Builder()
                .code(range == null ? 200 : 206)
                .body(new Buffer().write(bytes, from, bytes.length - from))
                .build();
    }

    private String listing() {
        var siblings = new ArrayList<String>();
        for (var file : files.entrySet()) {
            boolean large = file.getKey().endsWith(".safetensors");
            var digest = large
                    ? "\"lfs\":{\"sha256\":\"" + (listedDigest.isEmpty() ? sha256(file.getValue()) : listedDigest)
                            + "\"}"
                    : "\"blobId\":\"" + gitBlob(file.getValue()) + "\"";
            long size = large && listedSize >= 0 ? listedSize : file.getValue().length;
            siblings.add("{\"rfilename\":\"" + file.getKey() + "\",\"size\":" + size + "," + digest + "}");
        }
        return "{\"sha\":\"abc123\",\"siblings\":[" + String.join(",", siblings) + "]}";
    }

    private static String sha256(byte[] bytes) {
        return digest("SHA-256", bytes);
    }

    private static String gitBlob(byte[] bytes) {
        var head = ("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII);
        var all = Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes, 0, all, head.length, bytes.length);
        return digest("SHA-1", all);
    }

    private static String digest(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path pull(PullListener listener) throws InterruptedException {
        return new HuggingFaceHub(Map.of("HF_ENDPOINT", hub.url("/").toString(), "HF_TOKEN", "secret"))
                .pull(NAME, models, listener);
    }

    private Path pull() throws InterruptedException {
        return pull((_, _, _) -> {});
    }

    @Test
    void onlyWhatIsNeededComesAndTheConfigurationLast() throws Exception {
        var folder = pull();
        assertEquals(models.resolve(NAME), folder);
        for (var name : List.of("config.json", "tokenizer.json", "model.safetensors")) {
            assertArrayEquals(files.get(name), Files.readAllBytes(folder.resolve(name)), name);
        }
        try (var there = Files.list(folder)) {
            assertEquals(3, there.count(), "nothing else, no unfinished files");
        }
        assertTrue(asked.getLast().getTarget().endsWith("/config.json"));
    }

    @Test
    void tokenIsToldToTheHubAndToNobodyElse() throws Exception {
        pull();
        assertTrue(asked.stream()
                .allMatch(r -> "Bearer secret".equals(r.getHeaders().get("Authorization"))));
        assertFalse(askedOfStore.isEmpty());
        askedOfStore.forEach(r -> assertNull(r.getHeaders().get("Authorization")));
    }

    @Test
    void whatWasBegunGoesOn() throws Exception {
        var folder = Files.createDirectories(models.resolve(NAME));
        var half = Arrays.copyOf(files.get("model.safetensors"), 120_000);
        Files.write(folder.resolve("model.safetensors.part"), half);
        var first = new ArrayList<Long>();
        pull((status, completed, _) -> {
            if (status.equals("model.safetensors")) {
                first.add(completed);
            }
        });
        assertEquals("bytes=120000-", askedOfStore.getFirst().getHeaders().get("Range"));
        assertEquals(120_000L, first.getFirst());
        assertEquals(300_000L, first.getLast());
        assertArrayEquals(files.get("model.safetensors"), Files.readAllBytes(folder.resolve("model.safetensors")));
    }

    @Test
    void whatIsThereIsNotFetchedAgain() throws Exception {
        pull();
        asked.clear();
        askedOfStore.clear();
        pull();
        assertEquals(1, asked.size(), "only the listing");
        assertTrue(askedOfStore.isEmpty());
    }

    @Test
    void damagedFileIsFetchedAgain() throws Exception {
        var folder = pull();
        Files.write(folder.resolve("tokenizer.json"), bytes(2999));
        pull();
        assertArrayEquals(files.get("tokenizer.json"), Files.readAllBytes(folder.resolve("tokenizer.json")));
    }

    @Test
    void otherContentThanListedIsRefused() {
        listedDigest = "00".repeat(32);
        var e = assertThrows(PermanentLlmException.class, this::pull);
        assertEquals(Reason.BAD_ANSWER, e.reason());
        assertTrue(e.getMessage().contains("model.safetensors"), e.getMessage());
        assertFalse(Files.exists(models.resolve(NAME).resolve("model.safetensors.part")));
        assertFalse(Files.exists(models.resolve(NAME).resolve("config.json")), "so it is no model yet");
    }

    @Test
    void diskThatIsTooSmallIsSaidBefore() {
        listedSize = Long.MAX_VALUE / 4;
        var e = assertThrows(PermanentLlmException.class, this::pull);
        assertTrue(e.getMessage().contains("MB free"), e.getMessage());
        assertEquals(1, asked.size(), "only the listing");
    }

    @Test
    void unknownAndClosedModelsSayWhatToDo() {
        var hubClient = new HuggingFaceHub(Map.of("HF_ENDPOINT", hub.url("/").toString()));
        var e = assertThrows(PermanentLlmException.class, () -> hubClient.pull("maker/other", models, (_, _, _) -> {}));
        assertEquals(Reason.MODEL_NOT_FOUND, e.reason());
        assertTrue(e.getMessage().contains("HF_TOKEN"), e.getMessage());
        assertThrows(PermanentLlmException.class, () -> hubClient.pull("../secret", models, (_, _, _) -> {}));
    }

    @Test
    void repositoryWithoutSafetensorsIsRefused() {
        files.remove("model.safetensors");
        files.remove("onnx/model.safetensors");
        var e = assertThrows(PermanentLlmException.class, this::pull);
        assertTrue(e.getMessage().contains("safetensors"), e.getMessage());
    }

    @Test
    void shardsComeWithTheirIndex() throws Exception {
        files.remove("model.safetensors");
        files.put("model-00001-of-00002.safetensors", bytes(1000));
        files.put("model-00002-of-00002.safetensors", bytes(2000));
        files.put("model.safetensors.index.json", bytes(50));
        var folder = pull();
        assertTrue(Files.exists(folder.resolve("model-00002-of-00002.safetensors")));
        assertTrue(Files.exists(folder.resolve("model.safetensors.index.json")));
    }

    @Test
    void interruptStopsAndKeepsWhatCame() throws Exception {
        store.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return content(request, "model.safetensors")
                        .newBuilder()
                        .throttleBody(10_000, 200, TimeUnit.MILLISECONDS)
                        .build();
            }
        });
        var coming = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        var thread = Thread.ofPlatform().start(() -> {
            try {
                pull((_, completed, _) -> {
                    if (completed > 0) {
                        coming.countDown();
                    }
                });
            } catch (InterruptedException _) {
                stopped.countDown();
            }
        });
        assertTrue(coming.await(30, TimeUnit.SECONDS));
        thread.interrupt();
        assertTrue(stopped.await(30, TimeUnit.SECONDS));
        assertTrue(Files.size(models.resolve(NAME).resolve("model.safetensors.part")) > 0);
    }

    @Test
    void deadHubSaysHowToNameAnother() {
        var nobody = new HuggingFaceHub(Map.of("HF_ENDPOINT", "http://127.0.0.1:1"));
        var e = assertThrows(RetriableLlmException.class, () -> nobody.pull(NAME, models, (_, _, _) -> {}));
        assertTrue(e.getMessage().contains("HF_ENDPOINT"), e.getMessage());
    }

    @Test
    void tokenIsNotShownWhenTheHubRepeatsIt() throws IOException {
        try (var rude = new MockWebServer()) {
            rude.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return new MockResponse.Builder()
                            .status("HTTP/x " + request.getHeaders().get("Authorization"))
                            .build();
                }
            });
            rude.start();
            var client = new HuggingFaceHub(
                    Map.of("HF_ENDPOINT", rude.url("/").toString(), "HF_TOKEN", "hf_verysecrettoken"));
            var e = assertThrows(RetriableLlmException.class, () -> client.pull(NAME, models, (_, _, _) -> {}));
            for (Throwable at = e; at != null; at = at.getCause()) {
                assertFalse(String.valueOf(at).contains("verysecret"), String.valueOf(at));
            }
        }
    }
}
