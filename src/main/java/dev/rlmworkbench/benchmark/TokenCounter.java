package dev.rlmworkbench.benchmark;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.HashMap;
import java.util.Map;

/// Counts cl100k_base tokens word by word. That encoding never joins text across a space that follows a non-space, so
/// the sum over ` word` pieces is the exact count of the whole text, and a text of any length costs one look-up a
/// word.
///
/// Not thread-safe; one for each task that is made.
public final class TokenCounter {

    /// Immutable and thread-safe; reading its ranks takes about 100 ms, hence once.
    private static final Encoding CL100K = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);

    /// So much of a text is counted; the rest is taken to be like it.
    private static final int COUNTED_CHARS = 8_000_000;

    private static final int SAMPLES = 8;
    private static final int SAMPLE_CHARS = 16_000;

    private final Map<String, Integer> known = new HashMap<>();

    /// Tokens of a text without double spaces or spaces before line ends.
    public int count(String text) {
        int sum = 0;
        int start = 0;
        while (start < text.length()) {
            int next = text.indexOf(' ', start + 1);
            int end = next < 0 ? text.length() : next;
            sum += known.computeIfAbsent(text.substring(start, end), CL100K::countTokensOrdinary);
            start = end;
        }
        return sum;
    }

    /// About how many tokens a text of any length has; exact for texts that [#count] counts and that are not long.
    public static int estimate(String text) {
        int counted = Math.min(text.length(), COUNTED_CHARS);
        long tokens = new TokenCounter().count(text.substring(0, counted));
        return counted == 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, tokens * text.length() / counted);
    }

    /// The same from a few stretches of a long text, spread evenly over it: for data sets of hundreds of megabytes.
    public static int sampled(String text) {
        if (text.length() <= SAMPLES * SAMPLE_CHARS) {
            return estimate(text);
        }
        var counter = new TokenCounter();
        long tokens = 0;
        for (int i = 0; i < SAMPLES; i++) {
            int from = (int) ((long) (text.length() - SAMPLE_CHARS) * i / (SAMPLES - 1));
            tokens += counter.count(text.substring(from, from + SAMPLE_CHARS));
        }
        return (int) Math.min(Integer.MAX_VALUE, tokens * text.length() / (SAMPLES * SAMPLE_CHARS));
    }

    /// Tokens of any text, slower.
    public static int countWhole(String text) {
        return CL100K.countTokensOrdinary(text);
    }
}
