package dev.rlmworkbench.llm.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// This machine and those beside it: servers there belong to somebody at hand, and a call costs nothing but time.
final class LocalNetwork {

    private LocalNetwork() {}

    /// @param host name or number; a name that nobody knows is nowhere
    static boolean holds(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(LocalNetwork::holds);
        } catch (UnknownHostException _) {
            return false;
        }
    }

    private static boolean holds(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address instanceof Inet6Address && isUniqueLocal(address.getAddress());
    }

    /// fc00::/7, what private networks have in IPv6.
    private static boolean isUniqueLocal(byte[] address) {
        return (address[0] & 0xfe) == 0xfc;
    }
}
