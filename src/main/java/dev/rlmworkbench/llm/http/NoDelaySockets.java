package dev.rlmworkbench.llm.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/// Sockets that send at once. Otherwise the last piece of a prompt of some kilobytes waits for the acknowledgement of
/// the piece before it, which the other side holds back: 40 ms for every call.
final class NoDelaySockets extends SocketFactory {

    @Override
    public Socket createSocket() throws IOException {
        return sendingAtOnce(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return sendingAtOnce(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return sendingAtOnce(new Socket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return sendingAtOnce(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return sendingAtOnce(new Socket(address, port, localAddress, localPort));
    }

    private static Socket sendingAtOnce(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return socket;
    }
}
