package dev.rlmworkbench.repl.child.wire;

import java.io.IOException;

/// The other side sent something that is not a frame of this protocol.
public final class ProtocolException extends IOException {
    public ProtocolException(String message) {
        super(message);
    }
}
