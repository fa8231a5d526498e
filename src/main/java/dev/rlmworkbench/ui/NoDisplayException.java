package dev.rlmworkbench.ui;

/// There is nothing to show a window on; the message says why, for the user.
public final class NoDisplayException extends Exception {

    NoDisplayException(UnsupportedOperationException cause) {
        super(sentence(String.valueOf(cause.getMessage())), cause);
    }

    private static String sentence(String message) {
        if (message.contains("GTK")) {
            return "no window: GTK 3 is missing (Debian and Ubuntu: apt install libgtk-3-0)";
        }
        if (message.contains("DISPLAY")) {
            return "no window: there is no display here (over SSH: ssh -X; in a container: Xvfb)";
        }
        return "no window: " + message;
    }
}
