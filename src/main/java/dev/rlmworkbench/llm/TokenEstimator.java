package dev.rlmworkbench.llm;

import java.util.List;

/// Guesses how many tokens a text has, by the ratio that the same model's server reported on earlier calls.
///
/// The measure is bytes of UTF-8, not characters: a token is worth three to five bytes in most scripts, while it is
/// worth four letters in English and hardly more than one in Chinese.
final class TokenEstimator {

    /// Used until something was measured: usual for English.
    static final double DEFAULT_TOKENS_PER_BYTE = 0.25;

    /// Shorter texts say more about the chat template than about the tokenizer.
    private static final long SHORTEST_MEASURED = 400;

    private static final double MEMORY = 0.9;

    private double bytesSeen;
    private double tokensSeen;

    /// A server that has the prompt cached may report only the part it read anew: a count far below what is expected
    /// is not learned from.
    synchronized void observe(long bytes, int tokens) {
        if (bytes < SHORTEST_MEASURED || tokens < 0.6 * tokensPerByte() * bytes || tokens > 1.5 * bytes) {
            return;
        }
        bytesSeen = bytesSeen * MEMORY + bytes;
        tokensSeen = tokensSeen * MEMORY + tokens;
    }

    synchronized int estimate(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(bytes * tokensPerByte()));
    }

    synchronized boolean measured() {
        return bytesSeen > 0;
    }

    private double tokensPerByte() {
        return bytesSeen == 0 ? DEFAULT_TOKENS_PER_BYTE : tokensSeen / bytesSeen;
    }

    static long bytes(List<ChatMessage> messages) {
        return messages.stream().mapToLong(m -> bytes(m.content())).sum();
    }

    /// Length in UTF-8, without making a copy.
    static long bytes(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // A surrogate pair is two chars and four bytes.
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
