package dev.rlmworkbench.gpu;

/// A source of readings cannot be used on this machine; the message says why.
class GpuUnavailableException extends Exception {

    private static final long serialVersionUID = 1;

    GpuUnavailableException(String why) {
        super(why);
    }
}
