package dev.rlmworkbench.ui.control;

/// Sizes as people read them, in powers of 1000.
public final class FileSize {

    private FileSize() {}

    /// `812 B`, `34 KB`, `1.4 MB`, `2.1 GB`.
    public static String text(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        if (bytes < 1_000_000) {
            return "%.0f KB".formatted(bytes / 1e3);
        }
        return bytes < 1_000_000_000 ? "%.1f MB".formatted(bytes / 1e6) : "%.1f GB".formatted(bytes / 1e9);
    }
}
