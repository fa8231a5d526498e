package dev.rlmworkbench.llm;

/// Hears how far a download is, on the calling thread.
@FunctionalInterface
public interface PullListener {

    /// @param status    in Ollama's words, such as `pulling 6a0746a1ec1a`
    /// @param completed bytes of the present layer, 0 when the status is not about bytes
    /// @param total     bytes of the present layer, 0 when the status is not about bytes
    void onProgress(String status, long completed, long total);
}
