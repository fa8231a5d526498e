package dev.rlmworkbench.llm.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/// A port whose queue of connections is full, so that connecting to it takes for ever.
final class FullServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Socket> waiting = new ArrayList<>();

    FullServer() throws IOException {
        for (int i = 0; i < 10; i++) {
            var client = new Socket();
            waiting.add(client);
            try {
                client.connect(socket.getLocalSocketAddress(), 100);
            } catch (IOException _) {
                return;
            }
        }
    }

    public String address() {
        return "http://127.0.0.1:" + ((InetSocketAddress) socket.getLocalSocketAddress()).getPort();
    }

    @Override
    public void close() throws IOException {
        for (var client : waiting) {
            client.close();
        }
        socket.close();
    }
}
