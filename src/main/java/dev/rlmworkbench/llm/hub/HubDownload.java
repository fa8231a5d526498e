package dev.rlmworkbench.llm.hub;

import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.llm.PermanentLlmException.Reason;
import dev.rlmworkbench.llm.PullListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// Fetches one file: goes on where an earlier try stopped, checks the digest, then gives it its name.
final class HubDownload {

    private static final long PROGRESS_MILLIS = 250;

    private final Call call;
    private final HubFile file;
    private final Path folder;
    private final AtomicLong done = new AtomicLong();

    HubDownload(OkHttpClient client, Request request, HubFile file, Path folder) throws IOException {
        this.file = file;
        this.folder = folder;
        var begun = file.begun(folder);
        long from = Files.exists(begun) ? Files.size(begun) : 0;
        done.set(from);
        this.call = client.newCall(
                from == 0
                        ? request
                        : request.newBuilder()
                                .header("Range", "bytes=" + from + "-")
                                .build());
    }

    void run(PullListener listener) throws IOException, InterruptedException {
        if (Files.exists(file.whole(folder))) {
            if (matches(file.whole(folder))) {
                return;
            }
            Files.delete(file.whole(folder));
        }
        if (file.bytes() == 0 || done.get() < file.bytes()) {
            fetch(listener);
        }
        if (!matches(file.begun(folder))) {
            Files.delete(file.begun(folder));
            throw new PermanentLlmException(
                    Reason.BAD_ANSWER,
                    file.name() + " came with another content than the hub lists (digest " + file.listedDigest()
                            + " expected): it is deleted, fetch it again",
                    null);
        }
        AtomicFile.replace(file.whole(folder), file.begun(folder));
    }

    /// The bytes come on a thread of their own, so that an interrupt of the caller's can end a silent connection.
    private void fetch(PullListener listener) throws IOException, InterruptedException {
        var result = new CompletableFuture<Void>();
        var thread = Thread.ofVirtual().start(() -> {
            try (var response = call.execute()) {
                store(response);
                result.complete(null);
            } catch (IOException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        try {
            while (true) {
                listener.onProgress(file.name(), done.get(), file.bytes());
                try {
                    result.get(PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
                    listener.onProgress(file.name(), done.get(), file.bytes());
                    return;
                } catch (TimeoutException _) {
                    // still coming
                }
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException runtime -> throw runtime;
                default -> throw new IllegalStateException(e.getCause());
            }
        } finally {
            call.cancel();
            thread.join();
        }
    }

    private void store(Response response) throws IOException {
        var begun = file.begun(folder);
        boolean goesOn = response.code() == 206;
        if (response.code() == 416) {
            // What is there is longer than the file: begin anew.
            Files.deleteIfExists(begun);
        }
        if (!response.isSuccessful()) {
            throw new IOException(file.name() + " is answered with status " + response.code());
        }
        if (!goesOn) {
            done.set(0);
        }
        try (var in = response.body().byteStream();
                var out = Files.newOutputStream(
                        begun,
                        StandardOpenOption.CREATE,
                        goesOn ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            var buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                done.addAndGet(read);
            }
        }
        if (file.bytes() > 0 && done.get() != file.bytes()) {
            throw new IOException(file.name() + " broke off at " + done.get() + " of " + file.bytes() + " bytes");
        }
    }

    private boolean matches(Path path) throws IOException {
        var listed = file.listedDigest();
        return listed == null || listed.equals(file.digestOf(path));
    }
}
