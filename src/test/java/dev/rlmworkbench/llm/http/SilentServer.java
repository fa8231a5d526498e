package dev.rlmworkbench.llm.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Takes one call, sends a given beginning of an answer, then nothing or a slow drip, and notices when the caller hangs
/// up.
public final class SilentServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch hungUp = new CountDownLatch(1);

    public SilentServer(String beginning) throws IOException {
        this(beginning, "");
    }

    /// @param drip sent one byte every 20 ms
    public SilentServer(String beginning, String drip) throws IOException {
        Thread.ofVirtual().start(() -> {
            try (var connection = socket.accept()) {
                var in = connection.getInputStream();
                if (in.read() >= 0) {
                    connection.getOutputStream().write(beginning.getBytes(StandardCharsets.UTF_8));
                    connection.getOutputStream().flush();
                    called.countDown();
                    for (byte b : drip.getBytes(StandardCharsets.UTF_8)) {
                        connection.getOutputStream().write(b);
                        TimeUnit.MILLISECONDS.sleep(20);
                    }
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                }
                hungUp.countDown();
            } catch (IOException | InterruptedException _) {
                hungUp.countDown();
            }
        });
    }

    public String address() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    public void awaitCall() throws InterruptedException {
        if (!called.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody called");
        }
    }

    /// @return whether the caller closed the connection within the time
    public boolean hungUpWithin(long seconds) throws InterruptedException {
        return hungUp.await(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
