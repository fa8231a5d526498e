package dev.rlmworkbench.experiment.run;

/// Holds up whoever wants to pass while it is closed. Thread-safe; open at first.
final class Gate {

    private boolean closed;

    synchronized void close() {
        closed = true;
    }

    synchronized void open() {
        closed = false;
        notifyAll();
    }

    synchronized void pass() throws InterruptedException {
        while (closed) {
            wait();
        }
    }
}
